// The pathway after progression, state by state against the board of the same case.
#include "inquiry/pathway.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <map>
#include <set>

#include "advice/board.hpp"
#include "advice/case_reader.hpp"
#include "document/document.hpp"
#include "knowledge/embedded.hpp"

namespace consilium {
namespace {

using advice::Case;
using advice::Position;
using advice::Status;
using inquiry::Choice;
using inquiry::InterventionIndex;
using inquiry::Pathway;
using Followed = inquiry::Choice::Followed;

const knowledge::Base& base() {
  static const auto embedded = knowledge::open("");
  return *embedded;
}

Case read(const std::string& json) {
  const auto document = document::parse_json(std::make_shared<diagnostics::SourceText>("case", json));
  return advice::read_case(base().content, document, document.root,
                           std::chrono::sys_days{std::chrono::year{2026} / 11 / 1});
}

const char* const kSmallBowel = R"({"primary_site": "jejunum_ileum", "differentiation": "well", "ki67_percent": 2,
  "disease_extent": "metastatic", "liver_metastases": true, "sstr_positive": true, "functioning": false, "ecog": "1",
  "progression": "radiological", "treatments": []})";
const char* const kPancreas = R"({"primary_site": "pancreas", "differentiation": "well", "ki67_percent": 12,
  "disease_extent": "metastatic", "sstr_positive": true, "tumor_burden": "high", "progression": "radiological",
  "treatments": [{"intervention": "lanreotide", "start": "2025-01", "stop": null}]})";

std::optional<advice::Stated> stated(const Case& patient, const char* id) {
  const auto feature = *base().content.feature(id);
  const auto found = std::find_if(patient.stated.begin(), patient.stated.end(),
                                  [&](const advice::Stated& s) { return s.feature == feature; });
  return found == patient.stated.end() ? std::nullopt : std::optional(*found);
}

diagram::Cells cells(const Case& patient, const char* id) {
  return advice::facts_of(base(), patient).allowed[base().variable_of[*base().content.feature(id)]];
}

TEST(AfterProgression, WhatStaysAndWhatBecomesUnknown) {
  const auto& content = base().content;
  const Case after = inquiry::after_progression(base(), read(kSmallBowel), *content.intervention("lanreotide"));
  EXPECT_TRUE(stated(after, "ki67_percent"));
  EXPECT_TRUE(stated(after, "sstr_positive"));
  EXPECT_TRUE(stated(after, "disease_extent"));
  EXPECT_TRUE(stated(after, "liver_metastases"));
  EXPECT_FALSE(stated(after, "ecog"));
  EXPECT_FALSE(stated(after, "functioning")) << "a tumour that makes no hormones may begin to";
  ASSERT_TRUE(stated(after, "progression"));
  EXPECT_EQ(stated(after, "progression")->values, 0b0110U);  // radiological or clinical
  EXPECT_EQ(cells(after, "progressed_on_ssa"), 2U);
  EXPECT_EQ(cells(after, "on_ssa"), 1U) << "the treatment has ended";
  EXPECT_EQ(cells(after, "systemic_therapy_ended"), 2U);
  EXPECT_EQ(cells(after, "prior_prrt"), 1U);
}

TEST(AfterProgression, WhatWasUnderWayFailedIfTheDiseaseProgressed) {
  const auto& content = base().content;
  const Case patient = read(kPancreas);
  EXPECT_EQ(cells(patient, "progressed_on_ssa"), 3U);
  const Case after = inquiry::after_progression(base(), patient, *content.intervention("everolimus"));
  EXPECT_EQ(cells(after, "progressed_on_ssa"), 2U);
  EXPECT_EQ(cells(after, "progressed_on_everolimus"), 2U);
  Case stable = patient;
  std::erase_if(stable.stated, [&](const auto& s) { return s.feature == *content.feature("progression"); });
  EXPECT_EQ(cells(inquiry::after_progression(base(), stable, *content.intervention("everolimus")), "progressed_on_ssa"),
            3U);
}

TEST(AfterProgression, AnUnknownHistoryStaysIncomplete) {
  Case patient = read(kSmallBowel);
  patient.treatments.reset();
  const Case after = inquiry::after_progression(base(), patient, *base().content.intervention("prrt"));
  EXPECT_EQ(cells(after, "progressed_on_prrt"), 2U);
  EXPECT_EQ(cells(after, "prior_everolimus"), 3U);
}

/// An earlier end is at least as long ago as now, and the new one at an unknown time.
TEST(AfterProgression, TimePassesByAnUnknownAmount) {
  Case patient =
      read(R"({"treatments": [{"intervention": "platinum_etoposide", "stop": "2025-11-01", "outcome": "completed"}]})");
  const auto before = cells(patient, "months_since_platinum");
  const auto after = cells(inquiry::after_progression(base(), patient, *base().content.intervention("everolimus")),
                           "months_since_platinum");
  EXPECT_EQ(before & ~after, 0U);
  const auto& map = base().cells[*base().content.feature("months_since_platinum")];
  EXPECT_EQ(map.intervals(after).back().high, 600);
  EXPECT_TRUE(map.intervals(after).front().low_open) << "zero months is not possible";
}

/// Walks the pathway along its choices and holds every state against `advise` on the case that the walk has made.
void check(const Case& patient, const inquiry::PathwayRequest& request) {
  const Pathway pathway = inquiry::pathway(base(), patient, request);
  std::size_t visited = 0;
  std::map<std::set<InterventionIndex>, inquiry::StateIndex> state_of;
  const std::function<void(inquiry::StateIndex, const Case&, std::set<InterventionIndex>, std::size_t)> walk =
      [&](inquiry::StateIndex index, const Case& here, const std::set<InterventionIndex>& given, std::size_t depth) {
        const inquiry::State& state = pathway.states.at(index);
        ++visited;
        EXPECT_LE(state.depth, depth);
        if (depth > request.depth) return;
        EXPECT_TRUE(state_of.emplace(given, index).first->second == index) << "the same treatments, two states";
        const advice::Board board = advice::advise(base(), advice::facts_of(base(), here), {{}, false, false});
        EXPECT_EQ(state.consistent, board.contradictions.empty());
        std::set<InterventionIndex> listed;
        std::set<inquiry::StateIndex> next;
        for (const Choice& choice : state.choices) {
          for (const InterventionIndex intervention : choice.interventions) {
            EXPECT_TRUE(listed.insert(intervention).second);
            for (const advice::MatrixElement& e : board.matrix) {
              if (e.intervention != intervention) continue;
              const bool is_for = e.position == Position::For || e.position == Position::Mixed;
              const auto& list = choice.sources;
              EXPECT_EQ(std::find(list.begin(), list.end(), e.source) != list.end(), is_for);
            }
            if (choice.followed != Followed::Yes) continue;
            next.insert(choice.next);
            std::set<InterventionIndex> with = given;
            with.insert(intervention);
            walk(choice.next, inquiry::after_progression(base(), here, intervention), with, depth + 1);
          }
          if (choice.followed == Followed::Depth) EXPECT_EQ(state.depth, request.depth);
          if (choice.followed == Followed::Given) {
            const InterventionIndex own = choice.interventions.front();
            const bool on_a_way = std::any_of(state.after.begin(), state.after.end(), [&](const auto& way) {
              return std::find(way.begin(), way.end(), own) != way.end();
            });
            const Case again = inquiry::after_progression(base(), here, own);
            EXPECT_TRUE(on_a_way || advice::facts_of(base(), again).allowed == advice::facts_of(base(), here).allowed);
          }
        }
        EXPECT_LE(next.size(), request.width);
        // nothing that a source is for is missing, if a history can see it
        for (const advice::MatrixElement& e : board.matrix) {
          const bool is_for = e.position == Position::For || e.position == Position::Mixed;
          const bool seen = base().content.interventions[e.intervention].id == "everolimus" ||
                            base().content.interventions[e.intervention].id == "prrt";
          if (is_for && seen) EXPECT_TRUE(listed.count(e.intervention));
        }
      };
  walk(0, patient, {}, 0);
  EXPECT_GT(visited, 5U);
}

TEST(Pathway, EveryStateIsWhatAdviseSays) {
  for (const char* text : {kSmallBowel, kPancreas}) {
    SCOPED_TRACE(text);
    check(read(text), {2, 3, {}});
    check(read(text), {1, 20, {}});
  }
}

TEST(Pathway, DeclinedAndGivenAreNotFollowed) {
  Case patient = read(kSmallBowel);
  const auto prrt = *base().content.intervention("prrt");
  patient.declined = {prrt};
  for (const inquiry::State& state : inquiry::pathway(base(), patient, {2, 20, {}}).states) {
    for (const Choice& choice : state.choices) {
      const bool is_prrt = choice.interventions.front() == prrt;
      EXPECT_EQ(choice.followed == Followed::Declined, is_prrt);
    }
  }
}

}  // namespace
}  // namespace consilium
