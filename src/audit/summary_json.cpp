#include "audit/summary_text.hpp"
#include "exchange/answer_json.hpp"

namespace consilium::audit {
namespace {

namespace json = boost::json;

class Writer {
 public:
  Writer(const Plan& plan, const Result& result)
      : content_(plan.base().content), plan_(plan), result_(result), summary_(result.summary) {}

  json::object run() const {
    json::array rejects;
    for (const Reject& reject : result_.first_rejects) {
      rejects.push_back(
          {{"file", reject.file}, {"line", reject.line}, {"column", reject.column}, {"reason", reject.reason}});
    }
    json::object groups;
    for (const auto& [by, values] : summary_.groups) {
      json::array list;
      for (const auto& [value, group] : values) {
        json::object one = this->group(group);
        one["value"] = value;
        list.push_back(std::move(one));
      }
      groups[by] = std::move(list);
    }
    return {{"cases", summary_.cases},
            {"contradictory", summary_.contradictory},
            {"contradictions", contradictions()},
            {"rejected", result_.rejected},
            {"rejected_treatments", result_.rejected_treatments},
            {"first_rejects", std::move(rejects)},
            {"all", group(summary_.all)},
            {"by", std::move(groups)},
            {"given", given()},
            {"statements", statements()},
            {"matrix", matrix()},
            {"conflicts", conflicts()},
            {"parted", parted()},
            {"missing", missing()},
            {"knowledge", exchange::version_json(plan_.base())}};
  }

 private:
  const std::string& source(std::size_t index) const { return content_.sources[plan_.sources()[index]].id; }

  json::array contradictions() const {
    json::array out;
    for (const Highlights::Contradiction& each : highlights(plan_, summary_).contradictions)
      out.push_back({{"constraint", each.constraint}, {"reason", each.reason}, {"cases", each.cases}});
    return out;
  }

  json::array concordance(const std::vector<Counts>& by_source) const {
    json::array out;
    for (std::size_t s = 0; s < by_source.size(); ++s) {
      const Share share = concordant(by_source[s]);
      json::object one{{"source", source(s)}};
      for (std::size_t i = 0; i < kConcordances; ++i) one[concordance_words()[i]] = by_source[s][i];
      one["share"] = share.of == 0
                         ? json::value(nullptr)
                         : json::value({{"concordant", share.share}, {"low", share.low}, {"high", share.high}});
      out.push_back(std::move(one));
    }
    return out;
  }

  json::object group(const Group& group) const {
    return {{"cases", group.cases}, {"treated", group.treated}, {"concordance", concordance(group.concordance)}};
  }

  json::array given() const {
    json::array out;
    for (const auto& [intervention, by_source] : summary_.given) {
      out.push_back({{"intervention", content_.interventions[intervention].id},
                     {"times", times_given(summary_, intervention)},
                     {"concordance", concordance(by_source)}});
    }
    return out;
  }

  json::array statements() const {
    json::array out;
    for (std::size_t i = 0; i < plan_.statements().size(); ++i) {
      const auto& [applies, possible] = summary_.statements[i];
      out.push_back({{"id", content_.statements[plan_.statements()[i].index].id},
                     {"applies", applies},
                     {"possible", possible},
                     {"excluded", summary_.cases - applies - possible}});
    }
    return out;
  }

  json::array matrix() const {
    json::array out;
    for (std::size_t v = 0; v < plan_.voices().size(); ++v) {
      const Plan::Voice& voice = plan_.voices()[v];
      json::object one{{"intervention", content_.interventions[voice.intervention].id},
                       {"source", source(voice.source)}};
      std::uint64_t silent = summary_.cases;
      for (std::size_t p = 0; p < summary_.voices[v].size(); ++p) {
        one[advice::word(static_cast<advice::Position>(p))] = summary_.voices[v][p];
        silent -= summary_.voices[v][p];
      }
      one["silent"] = silent;
      out.push_back(std::move(one));
    }
    return out;
  }

  json::array conflicts() const {
    json::array out;
    for (InterventionIndex i = 0; i < summary_.conflicts.size(); ++i) {
      if (summary_.conflicts[i] == 0) continue;
      out.push_back({{"intervention", content_.interventions[i].id}, {"cases", summary_.conflicts[i]}});
    }
    return out;
  }

  json::array parted() const {
    json::array out;
    for (std::size_t i = 0; i < summary_.parted.size(); ++i) {
      for (std::size_t k = i + 1; k < summary_.parted.size(); ++k) {
        out.push_back({{"sources", json::array{source(i), source(k)}}, {"cases", summary_.parted[i][k]}});
      }
    }
    return out;
  }

  json::array missing() const {
    json::array out;
    for (knowledge::FeatureIndex f = 0; f < summary_.missing.size(); ++f) {
      if (summary_.missing[f].unknown == 0) continue;
      out.push_back({{"feature", content_.features[f].id()},
                     {"unknown", summary_.missing[f].unknown},
                     {"open_statements", summary_.missing[f].open}});
    }
    return out;
  }

  const knowledge::Content& content_;
  const Plan& plan_;
  const Result& result_;
  const Summary& summary_;
};

}  // namespace

json::object summary_json(const Plan& plan, const Result& result) { return Writer(plan, result).run(); }

}  // namespace consilium::audit
