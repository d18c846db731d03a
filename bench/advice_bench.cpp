// What one case costs inside the process: see bench/README.md.
#include <benchmark/benchmark.h>

#include "advice/advice.hpp"
#include "advice/decisions.hpp"
#include "exchange/exchange.hpp"
#include "inquiry/inquiry.hpp"
#include "knowledge/archive.hpp"
#include "knowledge/compile.hpp"
#include "knowledge/embedded.hpp"
#include "knowledge/load.hpp"

namespace {

using namespace consilium;

const std::string kRoot = CONSILIUM_ROOT;

const knowledge::Base& base() {
  static const auto embedded = knowledge::open("");
  return *embedded;
}

advice::Case patient(const char* id) {
  return exchange::read_case_file(base().content, kRoot + "/examples/" + id + ".json");
}

/// The status of every statement, from facts.
void decide(benchmark::State& state, const char* id) {
  const advice::Facts facts = advice::facts_of(base(), patient(id));
  for (auto _ : state) benchmark::DoNotOptimize(advice::decide(base(), facts));
}

/// The same with the history derived and the facts put into cells.
void facts_and_decide(benchmark::State& state, const char* id) {
  const advice::Case one = patient(id);
  for (auto _ : state) benchmark::DoNotOptimize(advice::decide(base(), advice::facts_of(base(), one)));
}

/// The whole board: statuses, matrix, all reasons and provisos, excluded statements too.
void board(benchmark::State& state, const char* id) {
  const advice::Facts facts = advice::facts_of(base(), patient(id));
  for (auto _ : state) benchmark::DoNotOptimize(advice::advise(base(), facts, {{}, true, true}));
}

/// ASCO's statements alone: their status, and their board with every reason.
void decide_asco(benchmark::State& state, const char* id) {
  const advice::Facts facts = advice::facts_of(base(), patient(id));
  const auto asco = base().content.source("asco-2023");
  for (auto _ : state) {
    advice::Decisions decisions(base(), facts);
    for (std::size_t s = 0; s < base().statements.size(); ++s) {
      if (base().content.statements[s].source == asco)
        benchmark::DoNotOptimize(decisions.of(base().statements[s].when));
    }
  }
}
void board_asco(benchmark::State& state, const char* id) {
  const advice::Facts facts = advice::facts_of(base(), patient(id));
  const advice::Request request{{*base().content.source("asco-2023")}, true, true};
  for (auto _ : state) benchmark::DoNotOptimize(advice::advise(base(), facts, request));
}

/// From the JSON text of a case to the JSON text of the answer.
void text_to_text(benchmark::State& state, const char* id) {
  const std::string path = kRoot + "/examples/" + id + ".json";
  for (auto _ : state) {
    const advice::Case one = exchange::read_case_file(base().content, path);
    const advice::Facts facts = advice::facts_of(base(), one);
    benchmark::DoNotOptimize(
        exchange::pretty(exchange::answer_json(base(), one, facts, advice::advise(base(), facts, {}))));
  }
}

/// The whole range of a feature with everything that changes along it.
void sensitivity(benchmark::State& state, const char* id, const char* feature) {
  const advice::Case one = patient(id);
  const auto index = *base().content.feature(feature);
  for (auto _ : state) benchmark::DoNotOptimize(inquiry::sensitivity(base(), one, index));
}

/// What to find out next, with the bounds on how many questions remain.
void ask(benchmark::State& state, const char* id) {
  const advice::Facts facts = advice::facts_of(base(), patient(id));
  const inquiry::Survey survey(base(), {});
  for (auto _ : state) {
    const inquiry::Questions questions = inquiry::questions(survey, facts);
    state.counters["unknown"] = static_cast<double>(questions.questions.size());
  }
}

void load_knowledge(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(knowledge::load(kRoot + "/knowledge"));
}
void compile_knowledge(benchmark::State& state) {
  const knowledge::Content content = knowledge::load(kRoot + "/knowledge");
  for (auto _ : state) benchmark::DoNotOptimize(knowledge::compile(content));
}
void open_embedded(benchmark::State& state) {
  state.counters["nodes"] = static_cast<double>(base().diagrams.size());
  state.counters["decisions"] = static_cast<double>(base().decisions.size());
  for (auto _ : state) benchmark::DoNotOptimize(knowledge::open(""));
}

}  // namespace

BENCHMARK_CAPTURE(decide, pan_03, "pan-03")->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(decide, si_02, "si-02")->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(decide, pan_06, "pan-06")->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(facts_and_decide, pan_03, "pan-03")->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(decide_asco, pan_03, "pan-03")->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(decide_asco, si_02, "si-02")->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(ask, app_01, "app-01")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(ask, si_02, "si-02")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(board_asco, pan_03, "pan-03")->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(board_asco, si_02, "si-02")->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(board, pan_03, "pan-03")->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(board, si_02, "si-02")->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(board, pan_06, "pan-06")->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(text_to_text, pan_03, "pan-03")->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(sensitivity, pan_06_ki67, "pan-06", "ki67_percent")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(sensitivity, si_02_liver_lesions, "si-02", "liver_lesion_count")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(sensitivity, gas_01_site, "gas-01", "primary_site")->Unit(benchmark::kMillisecond);
BENCHMARK(open_embedded)->Unit(benchmark::kMillisecond);
BENCHMARK(load_knowledge)->Unit(benchmark::kMillisecond);
BENCHMARK(compile_knowledge)->Unit(benchmark::kMillisecond);
BENCHMARK_MAIN();
