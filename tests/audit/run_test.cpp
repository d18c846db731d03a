// A registry against one case at a time.
#include "audit/run.hpp"

#include <gtest/gtest.h>

#include <bit>
#include <boost/json.hpp>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "advice/advice.hpp"
#include "advice/dates.hpp"
#include "audit/csv.hpp"
#include "exchange/case_json.hpp"
#include "knowledge/embedded.hpp"
#include "support/patients.hpp"

namespace consilium::audit {
namespace {

using advice::Status;
using diagram::Cells;
using test::Random;
namespace fs = std::filesystem;

const knowledge::Base& base() {
  static const auto embedded = knowledge::open("");
  return *embedded;
}

class AuditRun : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = fs::temp_directory_path() / ("consilium-audit-" + std::to_string(::getpid()) +
                                           testing::UnitTest::GetInstance()->current_test_info()->name());
    fs::create_directories(folder_);
  }
  void TearDown() override { fs::remove_all(folder_); }

  std::string write(const std::string& name, const std::string& text) {
    std::ofstream(folder_ / name, std::ios::binary) << text;
    return (folder_ / name).string();
  }
  std::string path(const std::string& name) const { return (folder_ / name).string(); }
  std::string read(const std::string& name) const {
    std::ostringstream out;
    out << std::ifstream(folder_ / name, std::ios::binary).rdbuf();
    return out.str();
  }

  fs::path folder_;
};

/// A case that states some of a random patient, some of it only in part, some of it wrongly.
advice::Case random_case(Random& random, std::size_t number) {
  advice::Case out;
  out.id = std::to_string(number);
  out.as_of = advice::parse_day("2025-06-30").value();
  out.as_of_stated = true;
  const auto patient = test::random_patient(random, base());
  const double known = random.chance(0.3) ? 1 : 0.8;
  const bool wrong = random.chance(0.1);
  for (knowledge::FeatureIndex f = 0; f < base().content.features.size(); ++f) {
    const knowledge::Feature& feature = base().content.features[f];
    const knowledge::CellMap& cells = base().cells[f];
    const Cells cell = patient[base().variable_of[f]];
    if (feature.is_date() || !random.chance(known)) continue;
    const bool special = cells.has_special() && cell == cells.special();
    if (special && feature.only) continue;
    advice::Stated stated;
    stated.feature = f;
    if (feature.type.kind == cql::FeatureType::Kind::Number) {
      stated.special = special;
      if (!special) stated.interval = cells.interval(static_cast<std::size_t>(std::countr_zero(cell)));
    } else {
      stated.values = cell;
      if (feature.type.kind == cql::FeatureType::Kind::Code && random.chance(0.05)) {
        stated.values |= cql::ValueSet{1} << random.below(feature.type.values.size());
      }
      if (wrong && random.chance(0.05)) stated.values = 1;
    }
    out.stated.push_back(stated);
  }
  return out;
}

/// A value of a case as it stands in a table.
std::string cell_text(const boost::json::value& value) {
  if (value.is_string()) return std::string(value.get_string());
  return boost::json::serialize(value);
}

TEST_F(AuditRun, SaysOfEveryCaseWhatAdviseSays) {
  const Plan plan(base(), {});
  Random random(3);
  std::vector<advice::Case> cases;
  for (std::size_t i = 0; i < 1500; ++i) cases.push_back(random_case(random, i));

  std::string lines;
  std::string table = "as_of,id";
  for (const auto& feature : base().content.features) table += feature.is_date() ? "" : "," + feature.id();
  table += "\n";
  std::string expected = "id";
  for (const auto& statement : base().content.statements) expected += "," + statement.id;
  expected += "\n";
  std::size_t contradictory = 0;
  for (const advice::Case& patient : cases) {
    const boost::json::object json = exchange::case_json(base().content, patient);
    lines += boost::json::serialize(json) + "\n";
    table += "2025-06-30," + patient.id;
    for (const auto& feature : base().content.features) {
      if (feature.is_date()) continue;
      const auto* value = json.if_contains(feature.id());
      table += "," + (value == nullptr ? std::string() : csv_cell(cell_text(*value)));
    }
    table += "\n";
    const auto statuses = advice::decide(base(), advice::facts_of(base(), patient));
    if (statuses.empty()) ++contradictory;
    expected += patient.id;
    for (std::size_t s = 0; s < base().content.statements.size(); ++s) {
      expected += statuses.empty() || statuses[s] == Status::Possible ? ","
                  : statuses[s] == Status::Applies                    ? ",1"
                                                                      : ",0";
    }
    expected += "\n";
  }
  EXPECT_GT(contradictory, 20U);

  for (const unsigned threads : {1U, 3U}) {
    Options options;
    options.threads = threads;
    options.output = path("answers.csv");
    options.files = {write("cases.csv", table)};
    const Result rows = run(plan, options, nullptr);
    EXPECT_EQ(rows.rejected, 0U) << (rows.first_rejects.empty() ? "" : rows.first_rejects.front().reason);
    EXPECT_EQ(rows.summary.contradictory, contradictory);
    EXPECT_EQ(rows.summary.cases, cases.size() - contradictory);
    EXPECT_TRUE(read("answers.csv") == expected) << "from the table";

    options.files = {write("cases.ndjson", lines)};
    static_cast<void>(run(plan, options, nullptr));
    EXPECT_TRUE(read("answers.csv") == expected) << "from the lines";
  }
}

TEST_F(AuditRun, CountsWhatAdviseSays) {
  const Plan plan(base(), {});
  Random random(4);
  std::string lines;
  std::vector<std::array<std::uint64_t, 2>> statements(base().content.statements.size());
  std::map<std::pair<std::size_t, std::size_t>, std::map<std::string, std::uint64_t>> matrix;
  std::uint64_t counted = 0;
  for (std::size_t i = 0; i < 120; ++i) {
    const advice::Case patient = random_case(random, i);
    lines += boost::json::serialize(exchange::case_json(base().content, patient)) + "\n";
    const auto facts = advice::facts_of(base(), patient);
    const advice::Board board = advice::advise(base(), facts, {{}, false, false});
    if (!board.contradictions.empty()) continue;
    ++counted;
    for (const advice::Recommendation& r : board.recommendations) {
      ++statements[r.statement][r.status == Status::Applies ? 0 : 1];
    }
    for (const advice::MatrixElement& element : board.matrix) {
      ++matrix[{element.intervention, element.source}][std::string(advice::word(element.position))];
    }
  }
  Options options;
  options.files = {write("cases.ndjson", lines)};
  const Summary summary = run(plan, options, nullptr).summary;
  EXPECT_EQ(summary.cases, counted);
  EXPECT_EQ(summary.statements, statements);
  for (std::size_t v = 0; v < plan.voices().size(); ++v) {
    const auto& expected = matrix[{plan.voices()[v].intervention, plan.sources()[plan.voices()[v].source]}];
    for (std::size_t p = 0; p < summary.voices[v].size(); ++p) {
      const auto found = expected.find(std::string(advice::word(static_cast<advice::Position>(p))));
      EXPECT_EQ(summary.voices[v][p], found == expected.end() ? 0U : found->second)
          << "voice " << v << ", position " << p;
    }
  }
}

TEST_F(AuditRun, ABadRowIsLeftOutAndShiftsNothing) {
  const Plan plan(base(), {});
  Options options;
  options.files = {write("cases.csv",
                         "id,primary_site,ki67_percent\n"
                         "a,pancreas,4\n"
                         "b,pancras,4\n"
                         "c,pancreas\n"
                         "d,pancreas,\"4\n"
                         "e,pancreas,400\n"
                         "f,pancreas,5\n")};
  options.rejects = path("rejects.csv");
  options.output = path("out.ndjson");
  const Result result = run(plan, options, nullptr);
  EXPECT_EQ(result.summary.cases, 2U);
  ASSERT_EQ(result.rejected, 4U);
  EXPECT_EQ(result.first_rejects[0].line, 3U);
  EXPECT_EQ(result.first_rejects[0].column, "primary_site");
  EXPECT_NE(result.first_rejects[0].reason.find("did you mean `pancreas`?"), std::string::npos);
  EXPECT_NE(result.first_rejects[1].reason.find("has 2 cells, the header 3"), std::string::npos);
  EXPECT_EQ(result.first_rejects[2].line, 5U);
  EXPECT_NE(result.first_rejects[3].reason.find("outside its range"), std::string::npos);
  EXPECT_NE(read("rejects.csv").find(",6,ki67_percent,"), std::string::npos);
  EXPECT_TRUE(read("out.ndjson").starts_with("{\"id\":\"a\""));
  EXPECT_NE(read("out.ndjson").find("\n{\"id\":\"f\""), std::string::npos);

  options.strict = true;
  EXPECT_THROW(static_cast<void>(run(plan, options, nullptr)), diagnostics::InputError);
}

TEST_F(AuditRun, ContradictionsNameTheirKeys) {
  const Plan plan(base(), {});
  Options options;
  options.files = {write("cases.csv", "id,differentiation,ki67_percent,reported_grade\nx,well,30,g1\n")};
  options.output = path("out.ndjson");
  const Result result = run(plan, options, nullptr);
  EXPECT_EQ(result.summary.contradictory, 1U);
  EXPECT_EQ(
      read("out.ndjson"),
      "{\"id\":\"x\",\"applies\":[],\"possible\":[],\"contradictions\":[[\"ki67_percent\",\"reported_grade\"]]}\n");
}

TEST_F(AuditRun, UnknownColumnsAreErrors) {
  const Plan plan(base(), {});
  Options options;
  options.files = {write("cases.csv", "id,ki67\nx,3\n")};
  try {
    static_cast<void>(run(plan, options, nullptr));
    FAIL() << "was not refused";
  } catch (const diagnostics::InputError& error) {
    EXPECT_NE(std::string(error.what()).find("ki67_percent"), std::string::npos) << error.what();
  }
  options.by = {"ki67"};
  EXPECT_NO_THROW(static_cast<void>(run(plan, options, nullptr)));
}

TEST_F(AuditRun, TreatmentsBeforeTheDecisionAreHistoryAndThoseAfterItWereGiven) {
  const Plan plan(base(), {});
  const std::string cases =
      "id,as_of,primary_site,differentiation,ki67_percent,disease_extent,nen_confirmed\n"
      "a,2024-03-01,pancreas,well,10,metastatic,true\n";
  const std::string treatments =
      "id,intervention,start,stop,outcome\n"
      "a,lanreotide,2022-01-10,2024-02-20,progression\n"
      "a,everolimus,2024-03-20,2025-01-01,progression\n"
      "a,sunitinib,2025-02-01,,\n";
  Options options;
  options.files = {write("cases.csv", cases)};
  options.treatments = write("treatments.csv", treatments);
  options.output = path("answers.csv");
  const Result result = run(plan, options, nullptr);
  ASSERT_EQ(result.summary.given.size(), 1U);
  EXPECT_EQ(result.summary.given.begin()->first, base().content.intervention("everolimus").value());
  EXPECT_EQ(result.summary.all.treated, 1U);
  // the history is that of the case with its treatments stated
  options.treatments.clear();
  options.files = {
      write("cases.ndjson",
            R"({"id":"a","as_of":"2024-03-01","primary_site":"pancreas","differentiation":"well",)"
            R"("ki67_percent":10,"disease_extent":"metastatic","nen_confirmed":true,"treatments":[{"intervention":)"
            R"("lanreotide","start":"2022-01-10","stop":"2024-02-20","outcome":"progression"}]})"
            "\n")};
  options.output = path("stated.csv");
  static_cast<void>(run(plan, options, nullptr));
  EXPECT_EQ(read("answers.csv"), read("stated.csv"));
}

TEST_F(AuditRun, AMappingReadsForeignCodes) {
  const Plan plan(base(), {});
  Options options;
  options.mapping = write("map.yaml",
                          "unknown: [\"999\"]\n"
                          "cases:\n"
                          "  PAT: id\n"
                          "  DATE: {is: as_of, date: DD.MM.YYYY}\n"
                          "  TOPO: {is: primary_site, values: {C25: pancreas, C17: jejunum_ileum}, unknown: [C80]}\n"
                          "  KI67: {is: ki67_percent, decimal_comma: true}\n"
                          "  NOTE: ignore\n");
  options.files = {write("cases.csv",
                         "PAT;DATE;TOPO;KI67;NOTE\n"
                         "1;30.06.2025;C25;2,5;x\n"
                         "2;30/06/2025;C25;2;x\n"
                         "3;30.06.2025;C80;999;x\n"
                         "4;30.06.2025;C26;1;x\n")};
  const Result result = run(plan, options, nullptr);
  EXPECT_EQ(result.summary.cases, 2U);
  ASSERT_EQ(result.rejected, 2U);
  EXPECT_NE(result.first_rejects[0].reason.find("no date like DD.MM.YYYY"), std::string::npos);
  EXPECT_NE(result.first_rejects[1].reason.find("no code of the mapping"), std::string::npos);
}

TEST(Wilson, IsTheIntervalOfThePaper) {
  // 81 of 263, from Newcombe RG, Stat Med 1998;17:857-872, table I, method 3
  const Share share = wilson(81, 263);
  EXPECT_NEAR(share.low, 0.2553, 0.00005);
  EXPECT_NEAR(share.high, 0.3662, 0.00005);
  // 0 of 20 and 1 of 29, the same table
  EXPECT_NEAR(wilson(0, 20).high, 0.1611, 0.00005);
  EXPECT_NEAR(wilson(1, 29).low, 0.0061, 0.00005);
  EXPECT_NEAR(wilson(1, 29).high, 0.1718, 0.00005);
}

}  // namespace
}  // namespace consilium::audit
