// What follows from treatments.
#include "advice/history.hpp"

#include <gtest/gtest.h>

#include "advice/case_reader.hpp"
#include "advice/dates.hpp"
#include "knowledge/cells.hpp"

namespace consilium::advice {
namespace {

using knowledge::Cells;
using knowledge::Derivation;

/// Interventions: 0 chemotherapy, 1 captem (is chemotherapy), 2 prrt. One derived feature at a time.
knowledge::Base base_of(Derivation derivation, std::vector<double> thresholds = {}) {
  knowledge::Base base;
  base.content.intervention_groups = {{"g", "G", knowledge::Purpose::Treatment}};
  base.content.interventions = {
      {"chemotherapy", "", 0, std::nullopt, {}}, {"captem", "", 0, 0U, {}}, {"prrt", "", 0, std::nullopt, {}}};
  knowledge::Feature feature;
  feature.type.name = "f";
  if (derivation.what != Derivation::What::Any) {
    feature.type.kind = cql::FeatureType::Kind::Number;
    feature.type.high = 600;
    const bool may_be_none = derivation.what == Derivation::What::MonthsSinceEnd ||
                             derivation.what == Derivation::What::DiseaseControlMonths;
    if (may_be_none) feature.special = "never";
  }
  feature.derivation = std::move(derivation);
  std::vector<cql::Test> tests;
  for (const double t : thresholds) tests.push_back({0, cql::Test::Relation::Equal, 0, t});
  base.content.features = {feature};
  base.cells = {knowledge::CellMap(feature, tests)};
  return base;
}

Case patient_with(const std::string& treatments) {
  knowledge::Base base = base_of({});
  const std::string json = "{\"as_of\": \"2026-06-15\", \"treatments\": " + treatments + "}";
  const document::Document file = document::parse_json(std::make_shared<diagnostics::SourceText>("c", json));
  return read_case(base.content, file, file.root, {});
}

constexpr Cells kNo = 1;
constexpr Cells kYes = 2;
constexpr Cells kOpen = 3;

Derivation any(std::vector<knowledge::InterventionIndex> of) {
  return {Derivation::What::Any, std::move(of), {}, {}, {}, {}, std::nullopt};
}
Cells derived(const Derivation& d, const std::string& treatments) {
  return derive(base_of(d), patient_with(treatments), 0);
}

TEST(History, Interventions) {
  EXPECT_EQ(derive(base_of(any({0})), Case{}, 0), kOpen);  // no history
  EXPECT_EQ(derived(any({0}), "[]"), kNo);
  EXPECT_EQ(derived(any({0}), R"([{"intervention": "captem"}])"), kYes);
  EXPECT_EQ(derived(any({1}), R"([{"intervention": "chemotherapy"}])"), kOpen);  // which drug was it?
  EXPECT_EQ(derived(any({2}), R"([{"intervention": "captem"}])"), kNo);
  EXPECT_EQ(derived(any({2}), R"([{"intervention": ["captem", "prrt"]}])"), kOpen);
  EXPECT_EQ(derived(any({0}), R"([{"intervention": ["captem", "chemotherapy"]}])"), kYes);
  Case holes = patient_with(R"([{"intervention": "captem"}])");
  holes.treatments_complete = false;
  EXPECT_EQ(derive(base_of(any({2})), holes, 0), kOpen);
  EXPECT_EQ(derive(base_of(any({0})), holes, 0), kYes);
}

TEST(History, Outcomes) {
  Derivation progressed = any({2});
  progressed.outcome = {"progression"};
  EXPECT_EQ(derived(progressed, R"([{"intervention": "prrt", "outcome": "progression"}])"), kYes);
  EXPECT_EQ(derived(progressed, R"([{"intervention": "prrt", "outcome": "completed"}])"), kNo);
  EXPECT_EQ(derived(progressed, R"([{"intervention": "prrt"}])"), kOpen);
  EXPECT_EQ(derived(progressed, R"([{"intervention": "prrt", "best_response": "pd", "outcome": "toxicity"}])"), kYes);
  EXPECT_EQ(
      derived(
          progressed,
          R"([{"intervention": "prrt", "outcome": "completed"}, {"intervention": "prrt", "outcome": "progression"}])"),
      kYes);
  Derivation no_adjuvant = any({0});
  no_adjuvant.intent_not = {"adjuvant"};
  EXPECT_EQ(derived(no_adjuvant, R"([{"intervention": "captem", "intent": "adjuvant"}])"), kNo);
  EXPECT_EQ(derived(no_adjuvant, R"([{"intervention": "captem", "intent": "palliative"}])"), kYes);
  EXPECT_EQ(derived(no_adjuvant, R"([{"intervention": "captem"}])"), kYes);
}

TEST(History, Ongoing) {
  Derivation on = any({0});
  on.ongoing = true;
  EXPECT_EQ(derived(on, R"([{"intervention": "captem", "stop": null}])"), kYes);
  EXPECT_EQ(derived(on, R"([{"intervention": "captem", "outcome": "ongoing"}])"), kYes);
  EXPECT_EQ(derived(on, R"([{"intervention": "captem", "stop": "2026-01-01"}])"), kNo);
  EXPECT_EQ(derived(on, R"([{"intervention": "captem", "stop": "2026-12-01"}])"), kYes);  // after as_of
  EXPECT_EQ(derived(on, R"([{"intervention": "captem", "stop": "2026-06"}])"), kOpen);    // a coarse date around as_of
  EXPECT_EQ(derived(on, R"([{"intervention": "captem", "outcome": "toxicity"}])"), kNo);
  EXPECT_EQ(derived(on, R"([{"intervention": "captem", "outcome": "progression"}])"), kOpen);
  EXPECT_EQ(derived(on, R"([{"intervention": "captem"}])"), kOpen);
  on.ongoing = false;
  EXPECT_EQ(derived(on, R"([{"intervention": "captem", "outcome": "toxicity"}])"), kYes);
}

/// The cells of a number as the values of a small list of thresholds that it can have.
std::string numbers(const Derivation& d, const std::string& treatments, const std::vector<double>& values,
                    bool complete = true) {
  const knowledge::Base base = base_of(d, values);
  Case patient = patient_with(treatments);
  patient.treatments_complete = complete;
  const Cells cells = derive(base, patient, 0);
  std::string out;
  for (const double v : values) {
    if ((cells & base.cells[0].of(knowledge::Interval{v, v, false, false})) != 0)
      out += (out.empty() ? "" : " ") + std::to_string(static_cast<int>(v));
  }
  if (base.cells[0].has_special() && (cells & base.cells[0].special()) != 0)
    out += (out.empty() ? "" : " ") + std::string("never");
  return out;
}

TEST(History, Counts) {
  Derivation count = any({0, 2});
  count.what = Derivation::What::Count;
  EXPECT_EQ(numbers(count, "[]", {0, 1, 2, 3}), "0");
  EXPECT_EQ(numbers(count, R"([{"intervention": "captem"}, {"intervention": "prrt"}])", {0, 1, 2, 3}), "2");
  EXPECT_EQ(numbers(count, R"([{"intervention": "captem"}])", {0, 1, 2, 3}, false), "1 2 3");
  Derivation captem = any({1});
  captem.what = Derivation::What::Count;
  EXPECT_EQ(numbers(captem, R"([{"intervention": "chemotherapy"}, {"intervention": "captem"}])", {0, 1, 2, 3}), "1 2");
  Derivation cycles = any({2});
  cycles.what = Derivation::What::Cycles;
  EXPECT_EQ(numbers(cycles, R"([{"intervention": "prrt", "cycles": 4}, {"intervention": "prrt", "cycles": 2}])",
                    {0, 4, 6, 7}),
            "6");
  EXPECT_EQ(numbers(cycles, R"([{"intervention": "prrt", "cycles": 4}, {"intervention": "prrt"}])", {0, 4, 5, 7}),
            "5 7");
}

TEST(History, MonthsSinceEnd) {
  Derivation since = any({2});
  since.what = Derivation::What::MonthsSinceEnd;
  EXPECT_EQ(numbers(since, "[]", {0, 6}), "never");
  EXPECT_EQ(numbers(since, R"([{"intervention": "prrt", "stop": "2025-12-15"}])", {0, 5, 6, 7}), "6");
  EXPECT_EQ(numbers(since, R"([{"intervention": "prrt", "stop": "2025-12"}])", {0, 5, 6, 7}), "6");
  EXPECT_EQ(numbers(since, R"([{"intervention": "prrt", "stop": "2025"}])", {5, 6, 17, 18}), "6 17");
  EXPECT_EQ(numbers(since, R"([{"intervention": "prrt", "stop": null}])", {0, 6}), "0");
  EXPECT_EQ(
      numbers(since,
              R"([{"intervention": "prrt", "stop": "2024-06-15"}, {"intervention": "prrt", "stop": "2025-06-15"}])",
              {0, 12, 24}),
      "12");
  EXPECT_EQ(numbers(since, R"([{"intervention": "prrt", "start": "2026-03-15"}])", {0, 3, 4}), "0 3");
  EXPECT_EQ(numbers(since, R"([{"intervention": ["prrt", "captem"], "stop": "2025-12-15"}])", {5, 6, 7}), "6 never");
}

TEST(History, DiseaseControl) {
  Derivation control = any({2});
  control.what = Derivation::What::DiseaseControlMonths;
  EXPECT_EQ(numbers(control, "[]", {0, 12}), "never");
  EXPECT_EQ(numbers(control, R"([{"intervention": "prrt", "disease_control_months": 12}])", {0, 12, 18}), "12");
  EXPECT_EQ(
      numbers(
          control,
          R"([{"intervention": "prrt", "disease_control_months": 6}, {"intervention": "prrt", "disease_control_months": 12}])",
          {6, 12}),
      "12");
  EXPECT_EQ(numbers(control, R"([{"intervention": "prrt"}])", {0, 12, 18}), "0 12 18 never");
}

TEST(History, MonthsBetween) {
  const auto months = [](const char* from, const char* to) { return months_between(*parse_day(from), *parse_day(to)); };
  EXPECT_EQ(months("2026-01-15", "2026-07-15"), 6);
  EXPECT_EQ(months("2026-01-31", "2026-02-28"), 1);
  EXPECT_EQ(months("2024-02-29", "2025-02-28"), 12);
  EXPECT_EQ(months("2026-01-15", "2026-01-15"), 0);
  EXPECT_EQ(months("2026-07-15", "2026-01-15"), -6);
  EXPECT_NEAR(months("2026-01-15", "2026-02-01"), 17.0 / 31, 1e-12);
  EXPECT_LT(months("2026-01-15", "2026-07-14"), 6);
  EXPECT_GT(months("2026-01-15", "2026-07-16"), 6);
}

}  // namespace
}  // namespace consilium::advice
