#include "audit/history.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <stdexcept>

#include "advice/dates.hpp"
#include "audit/csv.hpp"
#include "audit/input.hpp"
#include "audit/table.hpp"
#include "diagnostics/diagnostics.hpp"

namespace consilium::audit {
namespace {

const std::vector<std::string> kColumns = {
    "id", "intervention", "start", "stop", "intent", "best_response", "outcome", "cycles", "disease_control_months"};

std::string one_of(const std::string& text, const std::vector<std::string>& words) {
  if (std::find(words.begin(), words.end(), text) != words.end()) return text;
  throw std::invalid_argument(
      fmt::format("{} is none of its values; {}", diagnostics::quoted(text), diagnostics::suggest(text, words)));
}

advice::DateRange date(const std::string& text) {
  if (const auto out = advice::parse_date(text)) return *out;
  throw std::invalid_argument(fmt::format("{} is no date (YYYY, YYYY-MM or YYYY-MM-DD)", diagnostics::quoted(text)));
}

double amount(const std::string& text, bool whole) {
  double out = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
  constexpr double kMost = 1000;
  if (error != std::errc() || end != text.data() + text.size() || !(out >= 0) || out > kMost ||
      (whole && std::floor(out) != out)) {
    throw std::invalid_argument(
        fmt::format("{} is no {}number from 0 to 1000", diagnostics::quoted(text), whole ? "whole " : ""));
  }
  return out;
}

/// A treatment as it was known on a day: what happened later is not yet known.
advice::Treatment as_known(advice::Treatment treatment, std::chrono::sys_days day) {
  if (treatment.stop && treatment.stop->first > day) {
    treatment.stop.reset();
    treatment.stated_ongoing = true;
    treatment.outcome = "ongoing";
    treatment.best_response.clear();
    treatment.cycles.reset();
    treatment.disease_control_months.reset();
  }
  constexpr double kDaysPerMonth = 365.25 / 12;
  if (treatment.stop && treatment.disease_control_months &&
      treatment.stop->first + std::chrono::days(static_cast<int>(*treatment.disease_control_months * kDaysPerMonth)) >
          day) {
    treatment.disease_control_months.reset();
  }
  return treatment;
}

void set(const knowledge::Content& content, const std::string& column, const std::string& text, std::string& id,
         advice::Treatment& out) {
  if (column == "id") {
    id = text;
  } else if (column == "intervention") {
    const auto index = content.intervention(text);
    if (!index) {
      throw std::invalid_argument(fmt::format("{} is no intervention; {}", diagnostics::quoted(text),
                                              diagnostics::suggest(text, content.intervention_ids(), false)));
    }
    out.interventions = {*index};
  } else if (column == "start") {
    out.start = date(text);
  } else if (column == "stop") {
    out.stated_ongoing = text == "ongoing";
    if (!out.stated_ongoing) out.stop = date(text);
  } else if (column == "intent") {
    out.intent = one_of(text, knowledge::intent_words());
  } else if (column == "best_response") {
    out.best_response = one_of(text, knowledge::response_words());
  } else if (column == "outcome") {
    out.outcome = one_of(text, knowledge::outcome_words());
  } else if (column == "cycles") {
    out.cycles = amount(text, true);
  } else {
    out.disease_control_months = amount(text, false);
  }
}

}  // namespace

HistoryTable::HistoryTable(const knowledge::Content& content, const std::string& path, const TableRules& rules,
                           Rejects& rejects) {
  Input input({path});
  std::string header;
  input.next_file(header);
  const char delimiter = delimiter_of(header);
  const std::vector<TableColumn> columns = read_header(path, header, delimiter, rules, kColumns, {});
  for (const char* needed : {"id", "intervention"}) {
    if (std::none_of(columns.begin(), columns.end(), [&](const TableColumn& c) { return c.is == needed; })) {
      throw diagnostics::InputError(
          diagnostics::about(path, fmt::format("has no column `{}`", needed),
                             fmt::format("columns of treatments: {}", fmt::join(kColumns, ", "))));
    }
  }
  Chunk chunk;
  while (input.next(chunk, delimiter)) {
    CsvReader reader(chunk.text, delimiter);
    Record record;
    while (reader.next(record)) {
      Reject reject{path, chunk.line + record.line, {}, {}, std::string(record.text)};
      std::string id;
      advice::Treatment treatment;
      try {
        if (record.malformed) throw std::invalid_argument("a quote is not closed, or stands within a cell");
        if (record.cells.size() != columns.size()) {
          throw std::invalid_argument(fmt::format("has {} cells, the header {}", record.cells.size(), columns.size()));
        }
        for (std::size_t i = 0; i < columns.size(); ++i) {
          reject.column = columns[i].header;
          if (columns[i].is.empty()) continue;
          const auto text = columns[i].rule->read(record.cells[i]);
          if (text) set(content, columns[i].is, *text, id, treatment);
        }
        reject.column.clear();
        if (id.empty() || treatment.interventions.empty()) throw std::invalid_argument("has no id or no intervention");
        if (treatment.start && treatment.stop && treatment.stop->last < treatment.start->first)
          throw std::invalid_argument("the treatment stops before it starts");
      } catch (const std::invalid_argument& error) {
        reject.reason = error.what();
        rejects.add(reject);
        if (!id.empty()) of_[id].holes = true;
        continue;
      }
      of_[id].treatments.push_back(std::move(treatment));
      ++rows_;
    }
  }
}

std::optional<History> HistoryTable::of(const std::string& id, std::chrono::sys_days decision, int window) const {
  const auto found = of_.find(id);
  if (found == of_.end()) return std::nullopt;
  History out;
  out.holes = found->second.holes;
  for (const advice::Treatment& treatment : found->second.treatments) {
    if (!treatment.start || treatment.start->last < decision) {
      out.before.push_back(as_known(treatment, decision));
    } else if (treatment.start->first < decision) {
      out.holes = true;
    } else if (treatment.start->first <= decision + std::chrono::days(window)) {
      out.given.insert(out.given.end(), treatment.interventions.begin(), treatment.interventions.end());
    }
  }
  return out;
}

}  // namespace consilium::audit
