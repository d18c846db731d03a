#include "audit/rejects.hpp"

#include <fmt/format.h>

#include "audit/csv.hpp"
#include "diagnostics/diagnostics.hpp"

namespace consilium::audit {
namespace {

constexpr std::size_t kShown = 10;

[[noreturn]] void cannot_write(const std::string& path) {
  throw diagnostics::InputError(diagnostics::about(path, "cannot be written"));
}

}  // namespace

Rejects::Rejects(const std::string& path, bool strict) : path_(path), strict_(strict) {
  if (path_.empty()) return;
  file_.open(path_, std::ios::binary);
  file_ << "file,line,column,reason,row\n";
  if (!file_) cannot_write(path_);
}

void Rejects::add(const Reject& reject) {
  if (strict_) {
    diagnostics::Diagnostic diagnostic = diagnostics::about(
        reject.file, reject.column.empty() ? reject.reason : fmt::format("{}: {}", reject.column, reject.reason));
    diagnostic.position = {reject.line, 1};
    throw diagnostics::InputError(std::move(diagnostic));
  }
  ++count_;
  if (first_.size() < kShown) first_.push_back(reject);
  if (!path_.empty()) {
    file_ << fmt::format("{},{},{},{},{}\n", csv_cell(reject.file), reject.line, csv_cell(reject.column),
                         csv_cell(reject.reason), csv_cell(reject.row));
  }
}

void Rejects::close() {
  if (path_.empty()) return;
  file_.close();
  if (!file_) cannot_write(path_);
}

}  // namespace consilium::audit
