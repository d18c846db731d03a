// What many cases cost, from columns: see bench/README.md.
#include <benchmark/benchmark.h>

#include <bit>
#include <thread>

#include "advice/advice.hpp"
#include "cohort/cohort.hpp"
#include "knowledge/embedded.hpp"
#include "support/patients.hpp"

namespace {

using namespace consilium;

constexpr std::size_t kCases = 1'000'000;
constexpr std::size_t kBatch = 64 * cohort::kBlock;

const knowledge::Base& base() {
  static const auto embedded = knowledge::open("");
  return *embedded;
}

const cohort::Alphabet& alphabet() {
  static const cohort::Alphabet all(base().diagrams.arities);
  return all;
}

const cohort::Network& network() {
  static const cohort::Network compiled(base(), cohort::statement_decisions(base()));
  return compiled;
}

/// A million cases that agree with the constraints, with 20 % of the facts missing, in batches.
const std::vector<cohort::Columns>& registry() {
  static const std::vector<cohort::Columns> batches = [] {
    constexpr double kMissing = 0.2;
    test::Random random(1);
    std::vector<cohort::Columns> out;
    for (std::size_t done = 0; done < kCases; done += kBatch) {
      cohort::Columns& columns = out.emplace_back(alphabet(), std::min(kBatch, kCases - done));
      for (std::size_t i = 0; i < columns.cases; ++i) {
        const auto patient = test::random_patient(random, base());
        for (std::size_t v = 0; v < patient.size(); ++v) {
          if (random.chance(kMissing)) continue;
          columns.at(static_cast<diagram::Variable>(v), i) = static_cast<cohort::Code>(std::countr_zero(patient[v]));
        }
      }
    }
    return out;
  }();
  return batches;
}

/// Columns in, the status of all statements out.
void columns(benchmark::State& state) {
  const auto threads = static_cast<std::size_t>(state.range(0));
  registry();
  std::vector<cohort::Runner> runners;
  for (std::size_t t = 0; t < threads; ++t) runners.emplace_back(network(), alphabet());
  for (auto _ : state) {
    const auto work = [&](std::size_t t) {
      std::vector<cohort::Answers> answers;
      for (std::size_t b = t; b < registry().size(); b += threads) {
        runners[t].run(registry()[b], answers);
        benchmark::DoNotOptimize(answers.data());
      }
    };
    std::vector<std::thread> others;
    for (std::size_t t = 1; t < threads; ++t) others.emplace_back(work, t);
    work(0);
    for (std::thread& other : others) other.join();
  }
  const auto cases = static_cast<double>(state.iterations()) * static_cast<double>(kCases);
  state.counters["cases"] = benchmark::Counter(cases, benchmark::Counter::kIsRate);
  state.counters["operations"] = static_cast<double>(network().program().instructions.size());
  state.counters["slots"] = static_cast<double>(network().program().slots);
  state.counters["bytes"] =
      benchmark::Counter(cases * static_cast<double>(alphabet().variables() + network().decisions().size() / 4),
                         benchmark::Counter::kIsRate);
  state.SetLabel(cohort::vectors());
}

/// The same, one case at a time.
void one_at_a_time(benchmark::State& state) {
  const cohort::Columns& some = registry().front();
  std::size_t i = 0;
  for (auto _ : state) {
    advice::Facts facts = advice::nothing_known(base());
    for (std::size_t v = 0; v < facts.allowed.size(); ++v) {
      facts.allowed[v] =
          alphabet().cells(static_cast<diagram::Variable>(v), some.at(static_cast<diagram::Variable>(v), i));
    }
    benchmark::DoNotOptimize(advice::decide(base(), facts));
    i = (i + 1) % some.cases;
  }
  state.counters["cases"] = benchmark::Counter(static_cast<double>(state.iterations()), benchmark::Counter::kIsRate);
}

/// What the memory gives when it is only read.
void read_memory(benchmark::State& state) {
  const std::vector<std::uint64_t> words(std::size_t{1} << 26U, 1);
  for (auto _ : state) {
    std::uint64_t sum = 0;
    for (const std::uint64_t word : words) sum += word;
    benchmark::DoNotOptimize(sum);
  }
  const auto bytes = static_cast<double>(state.iterations()) * static_cast<double>(words.size() * sizeof(words[0]));
  state.counters["bytes"] = benchmark::Counter(bytes, benchmark::Counter::kIsRate);
}

BENCHMARK(columns)->Arg(1)->Arg(2)->UseRealTime()->Unit(benchmark::kMillisecond);
BENCHMARK(one_at_a_time)->Unit(benchmark::kMicrosecond);
BENCHMARK(read_memory)->UseRealTime()->Unit(benchmark::kMillisecond);

}  // namespace

BENCHMARK_MAIN();
