// An audit of many random cases, written as text and read again, against the advice for each of them.
#include "audit/audit.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <boost/json.hpp>
#include <numeric>

#include "advice/advice.hpp"
#include "audit/csv.hpp"
#include "audit/files.hpp"
#include "exchange/case_json.hpp"
#include "knowledge/embedded.hpp"
#include "support/patients.hpp"

namespace consilium::audit {
namespace {

namespace json = boost::json;
using advice::Status;
using diagram::Cells;
using knowledge::Interval;
using test::Random;

/// What a case states so that its feature has one of these cells.
advice::Stated stated(Random& random, const knowledge::Base& base, knowledge::FeatureIndex feature, Cells cells) {
  advice::Stated out;
  out.feature = feature;
  const knowledge::Feature& f = base.content.features[feature];
  const knowledge::CellMap& map = base.cells[feature];
  if (f.type.kind != cql::FeatureType::Kind::Number) {
    out.values = cells;
    return out;
  }
  if (map.has_special() && cells == map.special()) {
    out.special = true;
    return out;
  }
  const std::vector<Interval> intervals = map.intervals(cells);
  const Interval within = random.pick(intervals);
  const bool point = within.low == within.high || random.chance(0.8);
  double value = within.low;
  if (within.low_open && within.low != within.high) value = within.low + (within.high - within.low) / 2;
  out.interval = point ? Interval{value, value, false, false} : within;
  return out;
}

std::string some_date(Random& random, int from, int to) {
  const int year = from + static_cast<int>(random.below(static_cast<std::size_t>(to - from)));
  const std::size_t month = 1 + random.below(12);
  switch (random.below(4)) {
    case 0:
      return std::to_string(year);
    case 1:
      return fmt::format("{}-{:02}", year, month);
    default:
      return fmt::format("{}-{:02}-{:02}", year, month, 1 + random.below(28));
  }
}

std::vector<advice::Treatment> some_treatments(Random& random, const knowledge::Content& content) {
  std::vector<advice::Treatment> out;
  for (std::size_t n = random.below(4); n > 0; --n) {
    advice::Treatment treatment;
    treatment.interventions = {static_cast<knowledge::InterventionIndex>(random.below(content.interventions.size()))};
    if (random.chance(0.7)) treatment.start = advice::parse_date(some_date(random, 2010, 2016));
    if (random.chance(0.5)) treatment.stop = advice::parse_date(some_date(random, 2016, 2018));
    if (random.chance(0.6))
      treatment.outcome = random.pick(std::vector<std::string>{"progression", "completed", "toxicity", "other"});
    if (random.chance(0.3)) treatment.best_response = random.pick(knowledge::response_words());
    if (random.chance(0.3)) treatment.intent = random.pick(knowledge::intent_words());
    if (random.chance(0.3)) treatment.cycles = static_cast<double>(1 + random.below(6));
    out.push_back(std::move(treatment));
  }
  return out;
}

/// Cases of which some is known, some in part, and some of it wrong.
std::vector<advice::Case> some_cases(Random& random, const knowledge::Base& base, std::size_t count) {
  std::vector<advice::Case> out;
  for (std::size_t i = 0; i < count; ++i) {
    advice::Case& patient = out.emplace_back();
    patient.id = fmt::format("case {}", i);
    patient.as_of = *advice::parse_day(fmt::format("20{:02}-{:02}-11", 18 + random.below(9), 1 + random.below(12)));
    patient.as_of_stated = true;
    const std::vector<Cells> cells = test::random_patient(random, base);
    const double known = random.chance(0.5) ? 0.8 : 0.2 * static_cast<double>(random.below(5));
    for (knowledge::FeatureIndex f = 0; f < base.content.features.size(); ++f) {
      const knowledge::Feature& feature = base.content.features[f];
      if (feature.derivation || !random.chance(known)) continue;
      const std::size_t arity = base.cells[f].size();
      Cells own = cells[base.variable_of[f]];
      if (random.chance(0.01)) own = Cells{1} << random.below(arity);
      // where a feature has no value no case can say so
      const bool none = base.cells[f].has_special() && feature.special.empty() && own == base.cells[f].special();
      const bool none_code = feature.only && own == Cells{1} << (arity - 1);
      if (none || none_code) continue;
      if (random.chance(0.05) && feature.type.kind == cql::FeatureType::Kind::Code)
        own |= Cells{1} << random.below(feature.type.values.size());
      patient.stated.push_back(stated(random, base, f, own));
    }
    if (random.chance(0.7)) patient.treatments = some_treatments(random, base.content);
  }
  return out;
}

std::string cell_of(const json::value& value) {
  return csv_cell(value.is_string() ? std::string(value.get_string()) : json::serialize(value));
}

/// The cases as a table; the treatments in a table of their own, or in a column.
std::string table_of(const knowledge::Base& base, const std::vector<advice::Case>& cases, bool with_treatments) {
  std::string out = "as_of,id";
  std::vector<std::string> keys;
  for (std::size_t f = base.content.features.size(); f-- > 0;) {
    const knowledge::Feature& feature = base.content.features[f];
    if (!feature.derivation) keys.push_back(feature.id());
  }
  for (const std::string& key : keys) out += "," + key;
  out += with_treatments ? ",treatments\n" : "\n";
  for (const advice::Case& patient : cases) {
    const json::object object = exchange::case_json(base.content, patient);
    out += advice::print_day(patient.as_of) + "," + patient.id;
    for (const std::string& key : keys) {
      const json::value* value = object.if_contains(key);
      out += "," + (value == nullptr ? "" : cell_of(*value));
    }
    if (with_treatments) {
      const json::value* value = object.if_contains("treatments");
      out += "," + (value == nullptr ? "" : cell_of(*value));
    }
    out += "\n";
  }
  return out;
}

std::string treatments_of(const knowledge::Base& base, const std::vector<advice::Case>& cases) {
  static const std::vector<std::string> kKeys = {"intervention",  "start",   "stop",  "intent",
                                                 "best_response", "outcome", "cycles"};
  std::string out = "id";
  for (const std::string& key : kKeys) out += "," + key;
  out += "\n";
  for (const advice::Case& patient : cases) {
    if (!patient.treatments) continue;
    for (const json::value& treatment : exchange::treatments_json(base.content, *patient.treatments)) {
      out += patient.id;
      for (const std::string& key : kKeys) {
        const json::value* value = treatment.get_object().if_contains(key);
        out += "," + (value == nullptr ? "" : cell_of(*value));
      }
      out += "\n";
    }
  }
  return out;
}

std::string lines_of(const knowledge::Base& base, const std::vector<advice::Case>& cases) {
  std::string out;
  for (const advice::Case& patient : cases) out += json::serialize(exchange::case_json(base.content, patient)) + "\n";
  return out;
}

class Audit : public testing::Test {
 protected:
  /// Audits a file and compares every case and every count with `advise`.
  void compare(const std::vector<advice::Case>& cases, const std::string& path, const std::string& treatments = {}) {
    Options options;
    options.files = {path};
    options.treatments = treatments;
    options.output = folder.path("out.ndjson");
    options.matrix = true;
    options.threads = 2;
    const Result result = run(plan, options, {});
    ASSERT_EQ(result.rejected, 0U) << result.first_rejects.front().reason << " in "
                                   << result.first_rejects.front().column;
    ASSERT_EQ(result.rejected_treatments, 0U) << result.first_rejects.front().reason;
    std::istringstream lines(folder.read("out.ndjson"));
    std::vector<std::array<std::uint64_t, 2>> statements(base->statements.size());
    std::map<std::tuple<std::string, std::string, std::string>, std::uint64_t> stances;
    std::uint64_t contradictory = 0;
    for (const advice::Case& patient : cases) {
      const advice::Facts facts = advice::facts_of(*base, patient);
      const advice::Board board = advice::advise(*base, facts, {.sources = {}, .excluded = false, .reasons = false});
      std::string line;
      ASSERT_TRUE(std::getline(lines, line));
      const json::object found = json::parse(line).as_object();
      ASSERT_EQ(found.at("id").as_string(), patient.id);
      json::array applies;
      json::array possible;
      for (const advice::Recommendation& r : board.recommendations) {
        (r.status == Status::Applies ? applies : possible).emplace_back(base->content.statements[r.statement].id);
        ++statements[r.statement][r.status == Status::Applies ? 0 : 1];
      }
      ASSERT_EQ(found.at("applies").as_array(), applies) << lines_of(*base, {patient});
      ASSERT_EQ(found.at("possible").as_array(), possible) << lines_of(*base, {patient});
      json::array matrix;
      for (const advice::MatrixElement& element : board.matrix) {
        const std::string& intervention = base->content.interventions[element.intervention].id;
        const std::string& source = base->content.sources[element.source].id;
        matrix.push_back(
            {{"intervention", intervention}, {"source", source}, {"stance", advice::word(element.position)}});
        ++stances[{intervention, source, std::string(advice::word(element.position))}];
      }
      ASSERT_EQ(found.at("matrix").as_array(), matrix) << lines_of(*base, {patient});
      json::array contradictions;
      for (const advice::Contradiction& contradiction : board.contradictions) {
        json::array keys;
        for (const auto& [key, value] : exchange::part_json(*base, patient, facts, contradiction.keys)) {
          if (key != "as_of" && key != "treatments_complete") keys.emplace_back(key);
        }
        contradictions.push_back(std::move(keys));
      }
      ASSERT_EQ(found.at("contradictions").as_array().size(), contradictions.size()) << lines_of(*base, {patient});
      if (!board.contradictions.empty()) ++contradictory;
    }
    EXPECT_EQ(result.summary.cases + result.summary.contradictory, cases.size());
    EXPECT_EQ(result.summary.contradictory, contradictory);
    EXPECT_GE(std::accumulate(result.summary.violated.begin(), result.summary.violated.end(), std::uint64_t{0}) +
                  result.summary.clashes + result.summary.jointly_violated,
              contradictory);
    EXPECT_EQ(result.summary.statements, statements);
    for (std::size_t v = 0; v < plan.voices().size(); ++v) {
      for (std::size_t p = 0; p < result.summary.voices[v].size(); ++p) {
        const std::tuple key{base->content.interventions[plan.voices()[v].intervention].id,
                             base->content.sources[plan.voices()[v].source].id,
                             std::string(advice::word(static_cast<advice::Position>(p)))};
        EXPECT_EQ(result.summary.voices[v][p], stances[key])
            << std::get<0>(key) << ", " << std::get<1>(key) << ", " << std::get<2>(key);
      }
    }
    contradictory_ += contradictory;
  }

  const std::shared_ptr<const knowledge::Base> base = knowledge::open("");
  const Plan plan{*base, {}};
  const test::Folder folder;
  std::uint64_t contradictory_ = 0;
};

TEST_F(Audit, SaysWhatAdviseSays) {
  Random random(7);
  const std::vector<advice::Case> cases = some_cases(random, *base, 1500);
  compare(cases, folder.write("cases.ndjson", lines_of(*base, cases)));
  if (HasFatalFailure()) return;
  EXPECT_GT(contradictory_, 50U);
  compare(cases, folder.write("cases.csv", table_of(*base, cases, true)));
}

TEST_F(Audit, TreatmentsFromATableOfTheirOwn) {
  Random random(8);
  std::vector<advice::Case> cases = some_cases(random, *base, 700);
  // who has no row there: nothing is known of the past
  for (advice::Case& patient : cases) {
    if (patient.treatments && patient.treatments->empty()) patient.treatments.reset();
  }
  compare(cases, folder.write("cases.csv", table_of(*base, cases, false)),
          folder.write("treatments.csv", treatments_of(*base, cases)));
}

/// One row in ten is bad: the others are answered as if it were not there.
TEST_F(Audit, BadRowsSkewNothing) {
  Random random(9);
  const std::vector<advice::Case> cases = some_cases(random, *base, 500);
  std::istringstream lines(table_of(*base, cases, true));
  std::string header;
  std::getline(lines, header);
  std::string good = header + "\n";
  std::string mixed = good;
  std::uint64_t bad = 0;
  std::string line;
  while (std::getline(lines, line)) {
    good += line + "\n";
    mixed += line + "\n";
    if (!random.chance(0.1)) continue;
    ++bad;
    const std::size_t what = random.below(4);
    mixed += what == 0   ? line + ",\n"
             : what == 1 ? "2020-01-01\n"
             : what == 2 ? "2020-13-01," + line.substr(line.find(',') + 1) + "\n"
                         : "\"x" + line + "\n";
  }
  const auto audit = [&](const std::string& path, const std::string& rejects) {
    Options options;
    options.files = {path};
    options.output = path + ".ndjson";
    options.rejects = rejects;
    return run(plan, options, {});
  };
  const Result expected = audit(folder.write("good.csv", good), "");
  const Result found = audit(folder.write("mixed.csv", mixed), folder.path("rejects.csv"));
  EXPECT_EQ(found.rejected, bad);
  EXPECT_EQ(found.summary.statements, expected.summary.statements);
  EXPECT_EQ(folder.read("mixed.csv.ndjson"), folder.read("good.csv.ndjson"));
  const std::string rejects = folder.read("rejects.csv");
  EXPECT_GT(std::count(rejects.begin(), rejects.end(), '\n'), static_cast<std::ptrdiff_t>(bad));
}

}  // namespace
}  // namespace consilium::audit
