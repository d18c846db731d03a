#include <fmt/format.h>

#include "advice/dates.hpp"
#include "server/body.hpp"
#include "server/handlers.hpp"
#include "server/stored.hpp"

namespace consilium::server {
namespace {

using document::Value;

/// Why a board goes another way than a source: the codes of HL7's non-adherence-reason-codes that can be such a reason.
const std::vector<std::string>& deviation_codes() {
  static const std::vector<std::string> kCodes = {
      "patient-refuses",        "patient-contraindication", "patient-ineligible",
      "comorbidity-disability", "risk-benefit-ratio",       "prefers-alternative",
      "action-completed",       "need-more-info",           "does-not-align-latest-evidence",
      "expert-contradicts",     "policy-contradicts",       "service-not-available",
      "too-costly-uncovered"};
  return kCodes;
}

json::object decision_json(const store::Decision& decision) {
  json::array interventions(decision.interventions.begin(), decision.interventions.end());
  json::array deviations;
  for (const store::Deviation& deviation : decision.deviations) {
    deviations.push_back({{"source", deviation.source}, {"code", deviation.code}, {"text", deviation.text}});
  }
  return {{"id", std::to_string(decision.id)},
          {"version", decision.version},
          {"decided", decision.decided},
          {"by", decision.by},
          {"interventions", std::move(interventions)},
          {"text", decision.text},
          {"deviations", std::move(deviations)},
          {"fingerprint", decision.fingerprint},
          {"recorded", decision.recorded}};
}

class Reader {
 public:
  Reader(const knowledge::Content& content, const Request& request) : content_(content), body_(content, request) {}

  store::Decision run() {
    document::Fields& fields = body_.fields();
    store::Decision out;
    constexpr std::size_t kMostVersions = 1'000'000;
    (void)fields.required("version");
    out.version = static_cast<int>(body_.whole("version", 1, kMostVersions).value_or(0));
    if (const Value* decided = fields.required("decided")) {
      out.decided = decided->text;
      if (!advice::parse_day(out.decided)) fields.fail(*decided, "`decided` is no date", "write YYYY-MM-DD");
    }
    out.by = fields.optional_text("by");
    if (out.by.empty()) fields.fail(body_.document().root, "`by` is missing", "name who decided, or the board");
    out.interventions = body_.interventions("interventions");
    out.text = fields.optional_text("text");
    if (out.interventions.empty() && out.text.empty())
      fields.fail(body_.document().root, "nothing was decided", "name interventions, or say it in `text`");
    if (const Value* deviations = fields.optional("deviations")) {
      for (const Value& item : deviations->items) deviation(item, out);
    }
    body_.finish();
    return out;
  }

 private:
  void deviation(const Value& item, store::Decision& out) {
    document::Fields fields(body_.document(), item, "a deviation", body_.errors());
    store::Deviation deviation;
    if (const Value* source = fields.required("source")) {
      deviation.source = source->text;
      std::vector<std::string> known;
      for (const knowledge::Source& each : content_.sources) known.push_back(each.id);
      (void)document::one_of(body_.document(), *source, "source", known, body_.errors());
      for (const store::Deviation& other : out.deviations) {
        if (other.source == deviation.source)
          fields.fail(*source, fmt::format("{} stands twice", diagnostics::quoted(other.source)));
      }
    }
    if (const Value* code = fields.required("code")) {
      deviation.code = code->text;
      (void)document::one_of(body_.document(), *code, "reason", deviation_codes(), body_.errors());
    }
    deviation.text = fields.optional_text("text");
    fields.finish();
    out.deviations.push_back(std::move(deviation));
  }

  const knowledge::Content& content_;
  Body body_;
};

}  // namespace

Response list_decisions(Service& service, const Call& call) {
  json::array decisions;
  for (const store::Decision& decision : service.store.decisions(case_id(call)))
    decisions.push_back(decision_json(decision));
  return json_response(json::object{{"decisions", std::move(decisions)}});
}

Response record_decision(Service& service, const Call& call) {
  store::Decision decision = Reader(service.base.content, call.request).run();
  decision.fingerprint = service.base.fingerprint;
  try {
    return json_response(decision_json(service.store.decide(case_id(call), std::move(decision))),
                         http::status::created);
  } catch (const store::Conflict& conflict) {
    return conflict_response(conflict, http::status::conflict);
  }
}

}  // namespace consilium::server
