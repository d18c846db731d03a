#include "audit/run.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <condition_variable>
#include <fstream>
#include <map>
#include <mutex>
#include <thread>

#include "audit/worker.hpp"
#include "diagnostics/diagnostics.hpp"

namespace consilium::audit {
namespace {

Form form_of(const std::string& path) {
  if (path.empty()) return Form::None;
  if (path.ends_with(".csv")) return Form::Csv;
  if (path.ends_with(".ndjson")) return Form::NdJson;
  throw diagnostics::InputError(
      diagnostics::about("--out", fmt::format("{} does not say how it is written", diagnostics::quoted(path)),
                         "name a file that ends in .csv or .ndjson"));
}

/// Chunks in, results out in the order of the chunks; a few are under way at a time, so memory does not grow.
class Belt {
 public:
  struct Job {
    std::uint64_t number = 0;
    Chunk chunk;
    std::shared_ptr<const CaseFile> file;
  };

  explicit Belt(std::size_t most) : most_(most) {}

  /// Waits for room; false where it was stopped.
  bool put(Job job) {
    std::unique_lock lock(mutex_);
    room_.wait(lock, [&] { return stopped_ || next_ - written_ < most_; });
    if (stopped_) return false;
    job.number = next_++;
    jobs_.emplace(job.number, std::move(job));
    work_.notify_one();
    return true;
  }
  void finish() {
    const std::lock_guard lock(mutex_);
    finished_ = true;
    work_.notify_all();
  }
  void stop() {
    const std::lock_guard lock(mutex_);
    stopped_ = true;
    room_.notify_all();
    work_.notify_all();
  }
  bool take(Job& job) {
    std::unique_lock lock(mutex_);
    work_.wait(lock, [&] { return stopped_ || finished_ || !jobs_.empty(); });
    if (stopped_ || jobs_.empty()) return false;
    job = std::move(jobs_.begin()->second);
    jobs_.erase(jobs_.begin());
    return true;
  }
  /// Hands a result over and writes all whose turn it is.
  template <class Write>
  void done(const Job& job, Done result, Write write) {
    const std::lock_guard lock(mutex_);
    results_.emplace(job.number, std::pair(job.chunk.read, std::move(result)));
    for (auto next = results_.find(written_); next != results_.end(); next = results_.find(written_)) {
      write(next->second.first, next->second.second);
      results_.erase(next);
      ++written_;
    }
    room_.notify_one();
  }

 private:
  std::size_t most_;
  std::mutex mutex_;
  std::condition_variable room_;
  std::condition_variable work_;
  std::map<std::uint64_t, Job> jobs_;
  std::map<std::uint64_t, std::pair<std::uint64_t, Done>> results_;
  std::uint64_t next_ = 0;
  std::uint64_t written_ = 0;
  bool finished_ = false;
  bool stopped_ = false;
};

/// What a column of cases may be.
std::vector<std::string> case_columns(const knowledge::Content& content) {
  std::vector<std::string> out = own_columns();
  for (const knowledge::Feature& feature : content.features) {
    if (!feature.is_date()) out.push_back(feature.id());
  }
  return out;
}

class Run {
 public:
  Run(const Plan& plan, const Options& options, const Progress& progress)
      : plan_(plan),
        options_(options),
        progress_(progress),
        mapping_(options.mapping.empty() ? Mapping{} : read_mapping(options.mapping)),
        rejects_(options.rejects, options.strict),
        judge_(plan),
        setting_{plan,
                 judge_,
                 nullptr,
                 options.window,
                 std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now()),
                 options.by,
                 form_of(options.output),
                 options.matrix} {}

  Result run() {
    if (!options_.treatments.empty()) {
      history_.emplace(plan_.base().content, options_.treatments, mapping_.treatments, rejects_);
      setting_.history = &*history_;
    }
    const std::uint64_t rejected_treatments = rejects_.count();
    open_output();
    Result out{Summary(plan_), 0, rejected_treatments, {}};
    work(out.summary);
    rejects_.close();
    if (setting_.form != Form::None && options_.output != "-") {
      output_.close();
      if (!output_) cannot_write();
    }
    out.rejected = rejects_.count() - rejected_treatments;
    out.first_rejects = rejects_.first();
    return out;
  }

 private:
  [[noreturn]] void cannot_write() const {
    throw diagnostics::InputError(diagnostics::about(options_.output, "cannot be written"));
  }

  void open_output() {
    if (setting_.form == Form::None) return;
    output_.open(options_.output, std::ios::binary);
    output_ << output_header(plan_, setting_.form, options_.matrix);
    if (!output_) cannot_write();
  }

  void work(Summary& summary) {
    const unsigned threads =
        options_.threads > 0 ? options_.threads : std::max(1U, std::thread::hardware_concurrency());
    Belt belt(2 * std::size_t{threads});
    std::exception_ptr failure;
    std::mutex mutex;
    const auto guarded = [&](const auto& part) {
      try {
        part();
      } catch (...) {
        const std::lock_guard lock(mutex);
        if (!failure) failure = std::current_exception();
        belt.stop();
      }
    };
    {
      std::vector<std::jthread> workers;
      for (unsigned i = 0; i < threads; ++i) {
        workers.emplace_back([&] {
          guarded([&] {
            Worker worker(setting_);
            Belt::Job job;
            while (belt.take(job)) {
              Done done = worker.run(job.chunk, job.file);
              belt.done(job, std::move(done), [&](std::uint64_t read, const Done& next) { write(read, next); });
            }
            const std::lock_guard lock(mutex);
            summary.add(worker.summary());
          });
        });
      }
      guarded([&] { feed(belt); });
      belt.finish();
    }
    if (failure) std::rethrow_exception(failure);
  }

  void feed(Belt& belt) {
    Input input(options_.files);
    size_ = input.size();
    std::string first;
    while (input.next_file(first)) {
      auto file = std::make_shared<CaseFile>();
      file->path = input.path() == "-" ? "standard input" : input.path();
      file->json = trimmed(first).starts_with('{');
      if (file->json) {
        input.put_back(first);
      } else {
        file->delimiter = delimiter_of(first);
        file->columns = read_header(file->path, first, file->delimiter, mapping_.cases,
                                    case_columns(plan_.base().content), options_.by);
        check_groups(*file);
      }
      Chunk chunk;
      while (input.next(chunk, file->json ? std::nullopt : std::optional(file->delimiter))) {
        if (!belt.put({0, std::move(chunk), file})) return;
        chunk = {};
      }
    }
  }

  /// Every `--by` must be something.
  void check_groups(const CaseFile& file) const {
    for (const std::string& by : options_.by) {
      const auto& classifications = plan_.base().content.classifications;
      const bool known =
          by == "year" ||
          std::any_of(classifications.begin(), classifications.end(), [&](const auto& c) { return c.id == by; }) ||
          std::any_of(file.columns.begin(), file.columns.end(),
                      [&](const auto& c) { return c.header == by || c.is == by; });
      if (known) continue;
      std::vector<std::string> names = {"year"};
      for (const auto& c : classifications) names.push_back(c.id);
      for (const TableColumn& c : file.columns) names.push_back(c.header);
      throw diagnostics::InputError(
          diagnostics::about("--by", fmt::format("{} has no column {}", file.path, diagnostics::quoted(by)),
                             diagnostics::suggest(by, names)));
    }
  }

  /// In the order of the input, one at a time.
  void write(std::uint64_t read, const Done& done) {
    for (const Reject& reject : done.rejects) rejects_.add(reject);
    if (setting_.form != Form::None) {
      output_ << done.output;
      if (!output_) cannot_write();
    }
    cases_ += done.cases;
    if (progress_) progress_(cases_, read, size_);
  }

  const Plan& plan_;
  const Options& options_;
  const Progress& progress_;
  Mapping mapping_;
  Rejects rejects_;
  Judge judge_;
  Setting setting_;
  std::optional<HistoryTable> history_;
  std::ofstream output_;
  std::uint64_t cases_ = 0;
  std::uint64_t size_ = 0;
};

}  // namespace

Result run(const Plan& plan, const Options& options, const Progress& progress) {
  return Run(plan, options, progress).run();
}

}  // namespace consilium::audit
