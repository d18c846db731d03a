#include "audit/output.hpp"

#include <fmt/format.h>

#include <boost/json.hpp>

#include "audit/csv.hpp"

namespace consilium::audit {
namespace {

using advice::Position;
using advice::Status;
using knowledge::Stance;

/// What a voice says about one case; nothing where it is silent.
std::optional<Position> position_of(const Plan::Voice& voice, const cohort::Answers& answers, std::size_t lane) {
  std::array<bool, 4> certain{};
  bool open = false;
  for (std::size_t stance = 0; stance < certain.size(); ++stance) {
    if (!voice.stances[stance]) continue;
    const Status status = answers.status(*voice.stances[stance], lane);
    certain[stance] = status == Status::Applies;
    open = open || status == Status::Possible;
  }
  const auto is = [&](Stance stance) { return certain[static_cast<std::size_t>(stance)]; };
  if (is(Stance::For)) return is(Stance::Against) ? Position::Mixed : Position::For;
  if (is(Stance::Against)) return Position::Against;
  if (is(Stance::NoConsensus)) return Position::NoConsensus;
  if (is(Stance::Caution)) return Position::Caution;
  return open ? std::optional(Position::Undetermined) : std::nullopt;
}

std::string json_text(std::string_view text) { return boost::json::serialize(boost::json::string(text)); }

void statuses_json(const Plan& plan, const cohort::Answers& answers, std::size_t lane, std::string& out) {
  const auto& content = plan.base().content;
  for (const auto& [key, wanted] : {std::pair{"applies", Status::Applies}, std::pair{"possible", Status::Possible}}) {
    out += fmt::format(",\"{}\":[", key);
    bool first = true;
    for (const Plan::Statement& statement : plan.statements()) {
      if (answers.status(statement.position, lane) != wanted) continue;
      out += first ? "\"" : ",\"";
      out += content.statements[statement.index].id;
      out += '"';
      first = false;
    }
    out += ']';
  }
}

void matrix_json(const Plan& plan, const cohort::Answers& answers, std::size_t lane, std::string& out) {
  const auto& content = plan.base().content;
  out += ",\"matrix\":[";
  bool first = true;
  for (const Plan::Voice& voice : plan.voices()) {
    const auto position = position_of(voice, answers, lane);
    if (!position) continue;
    out += fmt::format("{}{{\"intervention\":\"{}\",\"source\":\"{}\",\"stance\":\"{}\"}}", first ? "" : ",",
                       content.interventions[voice.intervention].id, content.sources[plan.sources()[voice.source]].id,
                       advice::word(*position));
    first = false;
  }
  out += ']';
}

}  // namespace

std::string output_header(const Plan& plan, Form form, bool matrix) {
  if (form != Form::Csv) return {};
  const auto& content = plan.base().content;
  std::string out = "id";
  for (const Plan::Statement& statement : plan.statements()) out += "," + content.statements[statement.index].id;
  if (matrix) {
    for (const Plan::Voice& voice : plan.voices()) {
      out += fmt::format(",{}/{}", content.interventions[voice.intervention].id,
                         content.sources[plan.sources()[voice.source]].id);
    }
  }
  return out + "\n";
}

void write_case(const Plan& plan, Form form, bool matrix, const Row& row, const cohort::Answers& answers,
                std::size_t lane, std::string& out) {
  if (form == Form::Csv) {
    out += csv_cell(row.id);
    for (const Plan::Statement& statement : plan.statements()) {
      const Status status = answers.status(statement.position, lane);
      out += status == Status::Possible ? "," : status == Status::Applies ? ",1" : ",0";
    }
    if (matrix) {
      for (const Plan::Voice& voice : plan.voices()) {
        out += ',';
        if (const auto position = position_of(voice, answers, lane)) out += advice::word(*position);
      }
    }
    out += '\n';
  } else {
    out += fmt::format("{{\"id\":{}", json_text(row.id));
    statuses_json(plan, answers, lane, out);
    out += ",\"contradictions\":[]";
    if (matrix) matrix_json(plan, answers, lane, out);
    out += "}\n";
  }
}

void write_contradictory(const Plan& plan, Form form, bool matrix, const Row& row,
                         const std::vector<std::vector<std::string>>& contradictions, std::string& out) {
  if (form == Form::Csv) {
    out += csv_cell(row.id);
    out.append(plan.statements().size() + (matrix ? plan.voices().size() : 0), ',');
    out += '\n';
    return;
  }
  boost::json::array all;
  for (const auto& keys : contradictions) all.emplace_back(boost::json::array(keys.begin(), keys.end()));
  out += fmt::format("{{\"id\":{},\"applies\":[],\"possible\":[],\"contradictions\":{}{}}}\n", json_text(row.id),
                     boost::json::serialize(all), matrix ? ",\"matrix\":[]" : "");
}

}  // namespace consilium::audit
