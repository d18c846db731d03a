#include "exchange/calendar.hpp"

#include <fmt/format.h>
#include <libical/ical.h>

#include <algorithm>
#include <memory>

#include "advice/dates.hpp"
#include "report/follow_up_words.hpp"
#include "report/words.hpp"

namespace consilium::exchange {
namespace {

using inquiry::FollowUpEntry;
using inquiry::FollowUpExamination;
using inquiry::Window;

struct FreeComponent {
  void operator()(icalcomponent* component) const { icalcomponent_free(component); }
};

icaltimetype date(std::chrono::sys_days day) {
  const std::chrono::year_month_day date{day};
  icaltimetype out = icaltime_null_date();
  out.year = static_cast<int>(date.year());
  out.month = static_cast<int>(static_cast<unsigned>(date.month()));
  out.day = static_cast<int>(static_cast<unsigned>(date.day()));
  out.is_date = 1;
  return out;
}

class Writer {
 public:
  Writer(const knowledge::Base& base, const advice::Case& patient, const inquiry::FollowUp& plan,
         std::chrono::sys_seconds made)
      : content_(base.content),
        patient_(patient),
        plan_(plan),
        made_(icaltime_from_timet_with_zone(std::chrono::system_clock::to_time_t(made), 0,
                                            icaltimezone_get_utc_timezone())) {}

  std::string run() {
    const std::unique_ptr<icalcomponent, FreeComponent> out(icalcomponent_new_vcalendar());
    icalcomponent_add_property(out.get(), icalproperty_new_version("2.0"));
    icalcomponent_add_property(out.get(), icalproperty_new_prodid("-//Consilium//Consilium " CONSILIUM_VERSION "//EN"));
    for (const FollowUpExamination& examination : plan_.examinations) {
      for (const FollowUpEntry& entry : examination.entries) {
        for (const Window& window : entry.windows) {
          if (!window.overlaps) icalcomponent_add_component(out.get(), event(examination, entry, window));
        }
      }
    }
    const std::unique_ptr<char, decltype(&std::free)> text(icalcomponent_as_ical_string_r(out.get()), &std::free);
    return text.get();
  }

 private:
  /// Owned by the component that it is added to.
  icalcomponent* event(const FollowUpExamination& examination, const FollowUpEntry& entry, const Window& window) const {
    const knowledge::Statement& statement =
        content_.statements[plan_.board.recommendations[entry.recommendation].statement];
    const knowledge::Source& source = content_.sources[statement.source];
    const std::string& label = content_.interventions[examination.intervention].label;
    const std::string& who = patient_.id.empty() ? std::string("the case") : patient_.id;
    icalcomponent* out = icalcomponent_new_vevent();
    const auto add = [out](icalproperty* property) { icalcomponent_add_property(out, property); };
    // the timing by its place among those of its statement: other statements do not change it
    const auto own = content_.timings.begin() + static_cast<std::ptrdiff_t>(*entry.timing);
    const auto nth = std::count_if(content_.timings.begin(), own,
                                   [&](const knowledge::Timing& timing) { return timing.statement == own->statement; });
    add(icalproperty_new_uid(fmt::format("{}.{}.{}.{}.{}@consilium", hex(patient_.id), statement.id, nth,
                                         content_.interventions[examination.intervention].id, window.number)
                                 .c_str()));
    add(icalproperty_new_dtstamp(made_));
    add(icalproperty_new_sequence(static_cast<int>(plan_.from.time_since_epoch().count())));
    add(icalproperty_new_dtstart(date(window.earliest)));
    add(icalproperty_new_dtend(
        date(window.latest + std::chrono::days{1})));  // the first day that is no longer part of it
    add(icalproperty_new_transp(ICAL_TRANSP_TRANSPARENT));
    add(icalproperty_new_class(ICAL_CLASS_PRIVATE));
    add(icalproperty_new_summary(
        fmt::format("{} ({}): {}", label, report::voice(content_, statement.source), who).c_str()));
    add(icalproperty_new_description(fmt::format("{}\n{}\n{}: {} [{}]\n{}", report::words(*own, window),
                                                 report::reason(content_, patient_, entry, window), source.short_title,
                                                 statement.locator, statement.id, content_.notice)
                                         .c_str()));
    return out;
  }

  /// Any id of a case, as characters that a UID may have.
  static std::string hex(const std::string& id) {
    std::string out;
    for (const char c : id) out += fmt::format("{:02x}", static_cast<unsigned char>(c));
    return out.empty() ? "case" : out;
  }

  const knowledge::Content& content_;
  const advice::Case& patient_;
  const inquiry::FollowUp& plan_;
  icaltimetype made_;
};

}  // namespace

std::string calendar(const knowledge::Base& base, const advice::Case& patient, const inquiry::FollowUp& plan,
                     std::chrono::sys_seconds made) {
  return Writer(base, patient, plan, made).run();
}

}  // namespace consilium::exchange
