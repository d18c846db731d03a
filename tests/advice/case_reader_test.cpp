// Everything of docs/case.md: what is read, and what bad input is told.
#include "advice/case_reader.hpp"

#include <gtest/gtest.h>

#include "advice/dates.hpp"
#include "knowledge/embedded.hpp"

namespace consilium::advice {
namespace {

const knowledge::Content& content() {
  static const auto base = knowledge::open("");
  return base->content;
}

const auto kToday = *parse_day("2026-11-21");

Case read(const std::string& json) {
  const document::Document file = document::parse_json(std::make_shared<diagnostics::SourceText>("case.json", json));
  return read_case(content(), file, file.root, kToday);
}

const Stated& only(const Case& patient) {
  EXPECT_EQ(patient.stated.size(), 1U);
  return patient.stated.at(0);
}

TEST(CaseReader, Values) {
  EXPECT_EQ(only(read(R"({"sstr_positive": true})")).values, 2U);
  EXPECT_EQ(only(read(R"({"reported_grade": ["g1", "g3"]})")).values, 5U);
  EXPECT_EQ(only(read(R"({"ki67_percent": 2.5})")).interval, (knowledge::Interval{2.5, 2.5, false, false}));
  EXPECT_EQ(only(read(R"({"ki67_percent": {"min": 10, "max": 20}})")).interval,
            (knowledge::Interval{10, 20, false, false}));
  EXPECT_EQ(only(read(R"({"ki67_percent": {"below": 3}})")).interval, (knowledge::Interval{0, 3, false, true}));
  EXPECT_EQ(only(read(R"({"ki67_percent": {"above": 3, "max": 5}})")).interval,
            (knowledge::Interval{3, 5, true, false}));
  EXPECT_TRUE(only(read(R"({"mitoses_per_2mm2": "not_counted"})")).special);
  EXPECT_TRUE(read(R"({"sstr_positive": null, "ki67_percent": null})").stated.empty());
}

TEST(CaseReader, TheDateIsNoKeyOfItsOwn) {
  EXPECT_THROW((void)read(R"({"decision_date": 20250701})"), diagnostics::InputError);
}

TEST(CaseReader, OwnKeys) {
  const Case patient = read(
      R"({"id": "x", "as_of": "2026-01-31", "treatments_complete": false, "declined": ["prrt"], "done": ["sstr_pet", "ki67_ihc"],
    "treatments": [{"intervention": ["prrt", "everolimus"], "start": "2024", "stop": "2025-02", "intent": "palliative", "best_response": "pr",
                    "outcome": "progression", "cycles": 4, "disease_control_months": 8.5}, {"intervention": "ssa", "stop": null}]})");
  EXPECT_EQ(patient.id, "x");
  EXPECT_TRUE(patient.as_of_stated);
  EXPECT_EQ(print_day(patient.as_of), "2026-01-31");
  EXPECT_FALSE(patient.treatments_complete);
  EXPECT_EQ(patient.declined.size(), 1U);
  EXPECT_EQ(patient.done.size(), 2U);
  ASSERT_EQ(patient.treatments->size(), 2U);
  const Treatment& first = patient.treatments->at(0);
  EXPECT_EQ(first.interventions.size(), 2U);
  EXPECT_EQ(print_date(*first.start), "2024");
  EXPECT_EQ(print_date(*first.stop), "2025-02");
  EXPECT_EQ(first.cycles, 4);
  EXPECT_TRUE(patient.treatments->at(1).stated_ongoing);
  EXPECT_FALSE(read("{}").treatments.has_value());
  EXPECT_TRUE(read(R"({"treatments": []})").treatments->empty());
  EXPECT_EQ(read("{}").as_of, kToday);
}

struct Bad {
  std::string json;
  std::string message;
  std::string help;
};
TEST(BadCases, AreToldWhatIsWrong) {
  const std::vector<Bad> all = {
      Bad{"[]", "a case is an object", ""},
      Bad{R"({"ki67_precent": 3})", "unknown key `ki67_precent`", "did you mean `ki67_percent`?"},
      Bad{R"({"treatment": []})", "unknown key `treatment`", "did you mean `treatments`?"},
      Bad{R"({"ki67_percent": 120})", "120 is outside its range", "0 to 100 %"},
      Bad{R"({"ki67_percent": -1})", "-1 is outside its range", ""},
      Bad{R"({"ki67_percent": "3"})", "is a number (%), not `3`", ""},
      Bad{R"({"ki67_percent": true})", "not true or false", ""},
      Bad{R"({"ki67_percent": [3, 4]})", "not a list", "range"},
      Bad{R"({"ki67_percent": {}})", "the range has no end", "min, max, above, below"},
      Bad{R"({"ki67_percent": {"minimum": 3}})", "no key `minimum`", "min, max"},
      Bad{R"({"ki67_percent": {"min": 5, "max": 3}})", "the range is empty", ""},
      Bad{R"({"ki67_percent": {"above": 5, "max": 5}})", "the range is empty", ""},
      Bad{R"({"ki67_percent": {"min": 5, "above": 3}})", "two low ends", ""},
      Bad{R"({"ki67_percent": {"max": 300}})", "outside its range", ""},
      Bad{R"({"ki67_percent": {"max": "3"}})", "is a number", ""},
      Bad{R"({"sstr_positive": "yes"})", "is true or false, not `yes`", ""},
      Bad{R"({"sstr_positive": [true]})", "is true or false", ""},
      Bad{R"({"primary_site": "pancras"})", "no value `pancras`", "did you mean `pancreas`?"},
      Bad{R"({"primary_site": "lung"})", "no value `lung`", "allowed: esophagus"},
      Bad{R"({"primary_site": []})", "list of possible values is empty", ""},
      Bad{R"({"primary_site": ["stomach", "lung"]})", "no value `lung`", ""},
      Bad{R"({"ecog": 1})", "is a text, not a number", "write \"1\""},
      Bad{R"({"primary_site": {"min": 1}})", "no value an object", ""},
      Bad{R"({"as_of": "2026-02-30"})", "is no date", "YYYY-MM-DD"},
      Bad{R"({"as_of": "2026-02"})", "is no date", ""},
      Bad{R"({"as_of": 2026})", "not `2026`", ""},
      Bad{R"({"id": 3})", "`id` is a text", ""},
      Bad{R"({"treatments": {}})", "`treatments` is a list", ""},
      Bad{R"({"treatments": ["ssa"]})", "a treatment is an object", ""},
      Bad{R"({"treatments": [{}]})", "a treatment lacks `intervention`", ""},
      Bad{R"({"treatments": [{"intervention": "lanreotid"}]})", "is no intervention", "did you mean `lanreotide`?"},
      Bad{R"({"treatments": [{"intervention": []}]})", "the list is empty", ""},
      Bad{R"({"treatments": [{"intervention": "ssa", "outcme": "progression"}]})", "no key `outcme`",
          "did you mean `outcome`?"},
      Bad{R"({"treatments": [{"intervention": "ssa", "outcome": "progressed"}]})", "is no outcome", ""},
      Bad{R"({"treatments": [{"intervention": "ssa", "start": "2024-13"}]})", "is no date", "YYYY-MM"},
      Bad{R"({"treatments": [{"intervention": "ssa", "start": "01.02.2024"}]})", "is no date", ""},
      Bad{R"({"treatments": [{"intervention": "ssa", "start": "2027"}]})", "starts after the date of the decision", ""},
      Bad{R"({"treatments": [{"intervention": "ssa", "start": "2024", "stop": "2023"}]})", "stops before it starts",
          ""},
      Bad{R"({"treatments": [{"intervention": "ssa", "outcome": "ongoing", "stop": "2023"}]})",
          "stopped and is ongoing", ""},
      Bad{R"({"treatments": [{"intervention": "prrt", "cycles": 2.5}]})", "is a whole number", ""},
      Bad{R"({"treatments": [{"intervention": "prrt", "cycles": -1}]})", "is a whole number", ""},
      Bad{R"({"treatments_complete": "no"})", "is true or false", ""},
      Bad{R"({"declined": "prrt"})", "`declined` is a list", ""},
      Bad{R"({"done": ["mri"]})", "is no intervention", ""},
      Bad{R"({"ki67_percent": 3, "ki67_percent": 4})", "given twice", ""}};
  for (const Bad& bad : all) {
    try {
      (void)read(bad.json);
      FAIL() << "accepted " << bad.json;
    } catch (const diagnostics::InputError& error) {
      const auto& d = error.diagnostics().at(0);
      EXPECT_GE(d.position.line, 1U);
      EXPECT_NE(d.message.find(bad.message), std::string::npos) << error.what();
      EXPECT_NE(d.help.find(bad.help), std::string::npos) << error.what();
    }
  }
}

TEST(CaseReader, ReportsEveryMistake) {
  try {
    (void)read(R"({"ki67_percent": 120, "primary_site": "lung", "x": 1})");
    FAIL();
  } catch (const diagnostics::InputError& error) {
    EXPECT_EQ(error.diagnostics().size(), 3U);
  }
}

TEST(Dates, Parsing) {
  EXPECT_TRUE(parse_day("2024-02-29"));
  EXPECT_FALSE(parse_day("2023-02-29"));
  EXPECT_FALSE(parse_date("2024-1-1"));
  EXPECT_FALSE(parse_date("2024/01/01"));
  EXPECT_FALSE(parse_date("0024"));
  EXPECT_FALSE(parse_date("2024-01-01T00:00"));
  EXPECT_EQ(print_day(parse_date("2024-02")->last), "2024-02-29");
}

}  // namespace
}  // namespace consilium::advice
