#include "exchange/answer_json.hpp"

#include <set>

#include "advice/dates.hpp"
#include "advice/work_up.hpp"
#include "exchange/case_json.hpp"
#include "report/follow_up_words.hpp"
#include "report/words.hpp"

namespace consilium::exchange {
namespace {

namespace json = boost::json;

json::value or_null(const std::string& text) {
  return text.empty() ? json::value(nullptr) : json::value(json::string(text));
}

class Writer {
 public:
  Writer(const knowledge::Base& base, const advice::Case& patient, const advice::Facts& facts,
         const advice::Board& board, Words words)
      : base_(base),
        content_(base.content),
        patient_(patient),
        facts_(facts),
        board_(board),
        worded_(words == Words::Added) {}

  json::object run() {
    json::object out;
    out["case"] = patient_.id;
    out["as_of"] = advice::print_day(patient_.as_of);
    out["classification"] = classification();
    out["assumed"] = features(board_.assumed);
    out["contradictions"] = contradictions();
    json::array recommendations;
    for (const advice::Recommendation& r : board_.recommendations) recommendations.push_back(recommendation(r));
    out["recommendations"] = std::move(recommendations);
    json::array matrix;
    for (const advice::MatrixElement& element : board_.matrix) matrix.push_back(this->element(element));
    out["matrix"] = std::move(matrix);
    out["work_up"] = work_up();
    out["declined"] = interventions(patient_.declined);
    out["done"] = interventions(patient_.done);
    out["knowledge"] = version_json(base_);
    return out;
  }

  json::object board() {
    json::object out;
    out["as_of"] = advice::print_day(patient_.as_of);
    out["classification"] = classification();
    out["assumed"] = features(board_.assumed);
    out["contradictions"] = contradictions();
    out["statements"] = by_status();
    out["open_facts"] = open_facts();
    json::array matrix;
    for (const advice::MatrixElement& element : board_.matrix) {
      json::object item = this->element(element);
      item.erase("provided");  // its words are drawn
      matrix.push_back(std::move(item));
    }
    out["matrix"] = std::move(matrix);
    out["work_up"] = work_up();
    return out;
  }

 private:
  json::object classification() const {
    json::object out;
    json::object possible;
    for (std::size_t i = 0; i < content_.classifications.size(); ++i) {
      const knowledge::Classification& classification = content_.classifications[i];
      const advice::ClassificationAnswer& answer = board_.classification[i];
      out[classification.id] = answer.value ? classification.values[*answer.value].id : "undetermined";
      if (answer.possible.empty()) continue;
      json::array values;
      for (const std::uint32_t value : answer.possible) values.emplace_back(classification.values[value].id);
      possible[classification.id] = std::move(values);
    }
    if (!possible.empty()) out["possible"] = std::move(possible);
    return out;
  }

  json::array contradictions() const {
    json::array out;
    for (const advice::Contradiction& contradiction : board_.contradictions) {
      json::array keys;
      for (const auto& [key, value] : part_json(base_, patient_, facts_, contradiction.keys)) {
        if (key != "as_of" && key != "treatments_complete") keys.emplace_back(key);
      }
      json::array reasons;
      for (const std::string& reason : contradiction.reasons) reasons.emplace_back(reason);
      json::object item{{"keys", std::move(keys)},
                        {"facts", part_json(base_, patient_, facts_, contradiction.keys)},
                        {"reasons", std::move(reasons)},
                        {"assumed", features(contradiction.assumed)}};
      if (worded_) item["facts_words"] = report::words(base_, patient_, facts_, contradiction.keys);
      out.push_back(std::move(item));
    }
    return out;
  }

  json::object recommendation(const advice::Recommendation& r) const {
    const knowledge::Statement& statement = content_.statements[r.statement];
    const knowledge::Source& source = content_.sources[statement.source];
    json::object out;
    out["id"] = statement.id;
    out["source"] = source.id;
    out["locator"] = statement.locator;
    out["statement"] = statement.text;
    out["kind"] = statement.kind;
    out["status"] = advice::word(r.status);
    json::array options;
    for (const advice::OptionAnswer& option : r.options) options.push_back(this->option(statement, r, option));
    out["options"] = std::move(options);
    out["strength"] = statement.strength ? or_null(source.strengths[*statement.strength]) : nullptr;
    out["certainty"] = statement.certainty ? or_null(source.certainties[*statement.certainty]) : nullptr;
    if (r.status == advice::Status::Possible) {
      out["depends_on"] = features(r.depends_on);
      provided(r.provided, out);
    } else if (!r.because.empty()) {  // empty where it was not asked for
      json::array also;
      for (std::size_t i = 1; i < r.because.size(); ++i)
        also.push_back(part_json(base_, patient_, facts_, r.because[i]));
      out["because"] = part_json(base_, patient_, facts_, r.because.front());
      if (!also.empty()) out["also_because"] = std::move(also);
      if (!r.history.empty()) out["history"] = requirements_json(base_, r.history);
      if (worded_) out["because_words"] = report::because(base_, patient_, facts_, r);
    }
    if (!statement.discrepancy.empty()) out["discrepancy"] = statement.discrepancy;
    return out;
  }

  json::object option(const knowledge::Statement& statement, const advice::Recommendation& r,
                      const advice::OptionAnswer& answer) const {
    const knowledge::Option& option = statement.options[answer.option];
    json::object out;
    out["intervention"] = content_.interventions[option.intervention].id;
    out["stance"] = knowledge::stance_words()[static_cast<std::size_t>(option.stance)];
    if (!option.note.empty()) out["note"] = option.note;
    // an option narrower than its statement says so
    if (r.status == advice::Status::Applies && answer.status == advice::Status::Possible) {
      out["status"] = advice::word(answer.status);
      out["depends_on"] = features(answer.depends_on);
      provided(answer.provided, out);
    }
    return out;
  }

  json::object by_status() const {
    json::array applies;
    json::array possible;
    for (const advice::Recommendation& r : board_.recommendations) {
      (r.status == advice::Status::Applies ? applies : possible).emplace_back(content_.statements[r.statement].id);
    }
    return {{"applies", std::move(applies)}, {"possible", std::move(possible)}};
  }

  /// For each unknown feature, how many statements hang on it: they themselves, or an option of one that applies.
  json::object open_facts() const {
    std::vector<std::int64_t> count(content_.features.size());
    for (const advice::Recommendation& r : board_.recommendations) {
      std::set<knowledge::FeatureIndex> open(r.depends_on.begin(), r.depends_on.end());
      if (r.status == advice::Status::Applies) {
        for (const advice::OptionAnswer& option : r.options)
          open.insert(option.depends_on.begin(), option.depends_on.end());
      }
      for (const auto index : open) ++count[index];
    }
    json::object out;
    for (std::size_t i = 0; i < count.size(); ++i) {
      if (count[i] > 0) out[content_.features[i].id()] = count[i];
    }
    return out;
  }

  json::object element(const advice::MatrixElement& element) const {
    const knowledge::Source& source = content_.sources[element.source];
    json::object out;
    out["intervention"] = content_.interventions[element.intervention].id;
    out["source"] = source.id;
    out["stance"] = advice::word(element.position);
    out["strength"] = element.strength ? or_null(source.strengths[*element.strength]) : nullptr;
    out["certainty"] = element.certainty ? or_null(source.certainties[*element.certainty]) : nullptr;
    out["cautions"] = statements(element.cautions);
    out["recommendations"] = statements(element.recommendations);
    if (!element.possible.empty()) {
      json::array possible;
      for (const knowledge::Stance stance : element.possible)
        possible.emplace_back(knowledge::stance_words()[static_cast<std::size_t>(stance)]);
      out["possible"] = std::move(possible);
    }
    if (!element.provided.empty()) provided(element.provided, out);
    return out;
  }

  void provided(const std::vector<std::vector<advice::Requirement>>& alternatives, json::object& out) const {
    out["provided"] = alternatives_json(base_, alternatives);
    if (worded_) out["provided_words"] = report::words(base_, alternatives);
  }

  json::object work_up() const {
    const advice::WorkUp found = advice::work_up(content_, patient_, board_);
    json::array examinations;
    for (const advice::Examination& examination : found.examinations) {
      json::array sources;
      for (const auto source : examination.sources) sources.emplace_back(content_.sources[source].id);
      examinations.push_back({{"intervention", content_.interventions[examination.intervention].id},
                              {"done", examination.done},
                              {"for", std::move(sources)}});
    }
    json::array before;
    for (const advice::Prerequisite& prerequisite : found.before) {
      const knowledge::Timing& timing = content_.timings[prerequisite.timing];
      const knowledge::Statement& statement = content_.statements[timing.statement];
      json::object item{{"id", statement.id},
                        {"source", content_.sources[statement.source].id},
                        {"one_of", interventions(timing.of)},
                        {"before", interventions(timing.before)},
                        {"status", advice::word(prerequisite.status)},
                        {"done", prerequisite.done}};
      if (timing.within) item["within"] = print(*timing.within);
      if (!prerequisite.provided.empty()) provided(prerequisite.provided, item);
      if (worded_) item["words"] = report::words(timing, content_);
      before.push_back(std::move(item));
    }
    return {{"examinations", std::move(examinations)}, {"before_treatment", std::move(before)}};
  }

  json::array features(const std::vector<knowledge::FeatureIndex>& list) const {
    json::array out;
    for (const auto index : list) out.emplace_back(content_.features[index].id());
    return out;
  }
  json::array interventions(const std::vector<knowledge::InterventionIndex>& list) const {
    json::array out;
    for (const auto index : list) out.emplace_back(content_.interventions[index].id);
    return out;
  }
  json::array statements(const std::vector<knowledge::StatementIndex>& list) const {
    json::array out;
    for (const auto index : list) out.emplace_back(content_.statements[index].id);
    return out;
  }

  const knowledge::Base& base_;
  const knowledge::Content& content_;
  const advice::Case& patient_;
  const advice::Facts& facts_;
  const advice::Board& board_;
  bool worded_;
};

}  // namespace

json::object answer_json(const knowledge::Base& base, const advice::Case& patient, const advice::Facts& facts,
                         const advice::Board& board, Words words) {
  return Writer(base, patient, facts, board, words).run();
}

json::object board_json(const knowledge::Base& base, const advice::Case& patient, const advice::Facts& facts,
                        const advice::Board& board) {
  return Writer(base, patient, facts, board, Words::Added).board();
}

json::object version_json(const knowledge::Base& base) {
  return {{"title", base.content.title},
          {"version", base.content.version},
          {"fingerprint", base.fingerprint},
          {"program", CONSILIUM_VERSION}};
}

}  // namespace consilium::exchange
