#include "exchange/difference_json.hpp"

#include "exchange/case_json.hpp"
#include "report/words.hpp"

namespace consilium::exchange {
namespace {

namespace json = boost::json;

json::value level(const std::vector<std::string>& words, std::optional<std::uint32_t> index) {
  return index ? json::value(json::string(words[*index])) : json::value(nullptr);
}

/// null where the source is silent.
json::value position(const knowledge::Source& source, const advice::MatrixElement* element) {
  if (element == nullptr) return nullptr;
  return json::object{{"stance", advice::word(element->position)},
                      {"strength", level(source.strengths, element->strength)},
                      {"certainty", level(source.certainties, element->certainty)}};
}

json::value classified(const knowledge::Classification& classification, const advice::ClassificationAnswer& answer) {
  return json::string(answer.value ? classification.values[*answer.value].id : "undetermined");
}

}  // namespace

json::object difference_json(const knowledge::Base& base, const inquiry::Difference& difference) {
  const knowledge::Content& content = base.content;
  json::object classifications;
  for (const inquiry::ClassificationChange& change : difference.classifications) {
    const knowledge::Classification& classification = content.classifications[change.classification];
    classifications[classification.id] = {{"before", classified(classification, *change.before)},
                                          {"after", classified(classification, *change.after)}};
  }
  json::array positions;
  for (const inquiry::PositionChange& change : difference.positions) {
    const knowledge::Source& source = content.sources[change.source];
    positions.push_back({{"intervention", content.interventions[change.intervention].id},
                         {"source", source.id},
                         {"before", position(source, change.before)},
                         {"after", position(source, change.after)}});
  }
  json::array statements;
  for (const inquiry::StatementChange& change : difference.statements) {
    statements.push_back({{"id", content.statements[change.statement].id},
                          {"before", advice::word(change.before)},
                          {"after", advice::word(change.after)}});
  }
  return {{"classification", std::move(classifications)},
          {"matrix", std::move(positions)},
          {"statements", std::move(statements)}};
}

json::array tables_json(const knowledge::Base& base, const advice::Case& patient, const advice::Facts& facts,
                        const std::vector<inquiry::Table>& tables) {
  json::array out;
  for (const inquiry::Table& table : tables) {
    json::array voices;
    for (const inquiry::Voice& voice : table.voices) {
      json::object item{
          {"source", base.content.sources[voice.source].id},
          {"stance", voice.position ? json::value(advice::word(*voice.position)) : json::value("left_out")},
          {"because", part_json(base, patient, facts, voice.because)},
          {"words", report::because(base, patient, facts, voice.because, voice.history)}};
      voices.push_back(std::move(item));
    }
    out.push_back({{"intervention", base.content.interventions[table.intervention].id},
                   {"accord", inquiry::word(table.accord)},
                   {"voices", std::move(voices)},
                   {"difference", part_json(base, patient, facts, table.difference)}});
  }
  return out;
}

}  // namespace consilium::exchange
