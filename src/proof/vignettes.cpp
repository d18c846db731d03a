#include "proof/vignettes.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "advice/case_reader.hpp"
#include "document/fields.hpp"

namespace consilium::proof {
namespace {

using advice::Status;
using document::Document;
using document::Fields;
using document::Value;

/// The date of vignettes that state none: answers must not change with the calendar.
constexpr std::chrono::sys_days kToday{std::chrono::year{2026} / std::chrono::January / 1};
constexpr std::size_t kLargestFile = std::size_t{4} << 20U;

const std::vector<std::string> kStances = {"for",     "against",      "mixed", "no_consensus",
                                           "caution", "undetermined", "silent"};

class Reader {
 public:
  Reader(const knowledge::Content& content, std::filesystem::path directory)
      : content_(content), directory_(std::move(directory)) {}

  std::vector<Vignette> run() {
    const auto own = directory_ / "vignettes.yaml";
    if (std::filesystem::exists(own)) file(own, std::nullopt);
    for (knowledge::SourceIndex i = 0; i < content_.sources.size(); ++i) {
      std::vector<std::filesystem::path> files;
      for (const auto& entry : std::filesystem::directory_iterator(directory_ / "sources" / content_.sources[i].id)) {
        if (entry.path().filename().string().starts_with("vignettes")) files.push_back(entry.path());
      }
      std::sort(files.begin(), files.end());
      for (const auto& path : files) file(path, i);
    }
    errors_.throw_if_any();
    return std::move(out_);
  }

 private:
  void file(const std::filesystem::path& path, std::optional<knowledge::SourceIndex> source) {
    const Document document = document::parse_yaml(diagnostics::read_file(path.string(), kLargestFile));
    file_ = &document;
    source_ = source;
    for (const Value& item : document.root.items) {
      Fields fields(document, item, "a vignette", errors_);
      const std::string name = fields.text("name");
      const Value* patient = fields.required("case");
      if (patient == nullptr) continue;
      vignette(fields, item, name, *patient);
      if (const Value* but = fields.optional("but")) {
        for (const Value& variation : but->items) this->variation(variation, name, *patient);
      }
      fields.finish();
    }
  }

  void variation(const Value& item, const std::string& name, Value patient) {
    Fields fields(*file_, item, "a variation", errors_);
    const std::string own = fields.text("name");
    if (const Value* set = fields.required("set")) {
      for (const document::Member& member : set->members) {
        const auto same = std::find_if(patient.members.begin(), patient.members.end(),
                                       [&](const document::Member& m) { return m.key == member.key; });
        if (same == patient.members.end()) {
          patient.members.push_back(member);
        } else {
          *same = member;
        }
      }
    }
    vignette(fields, item, fmt::format("{}, but {}", name, own), patient);
    fields.finish();
  }

  void vignette(Fields& fields, const Value& item, const std::string& name, const Value& patient) {
    Vignette out;
    out.name = name;
    out.place = {std::filesystem::path(file_->source->name()).lexically_relative(directory_).generic_string(),
                 static_cast<std::uint32_t>(file_->source->position(item.span.begin).line)};
    try {
      out.patient = advice::read_case(content_, *file_, patient, kToday);
    } catch (const diagnostics::InputError& error) {
      errors_.add(error);
    }
    statuses(fields, "applies", Status::Applies, out);
    statuses(fields, "excluded", Status::Excluded, out);
    statuses(fields, "possible", Status::Possible, out);
    if (const Value* stances = fields.optional("stances")) {
      for (const document::Member& member : stances->members) stance(member, out);
    }
    if (const Value* classification = fields.optional("classification")) {
      for (const document::Member& member : classification->members) out.classification[member.key] = member.value.text;
    }
    out.contradicts = fields.boolean("contradicts").value_or(false);
    out_.push_back(std::move(out));
  }

  void statuses(Fields& fields, std::string_view key, Status status, Vignette& out) {
    const Value* list = fields.optional(key);
    if (list == nullptr) return;
    for (const Value& item : list->items) {
      const auto index = content_.statement(item.text);
      if (!index) {
        std::vector<std::string> ids;
        for (const knowledge::Statement& statement : content_.statements) ids.push_back(statement.id);
        fields.fail(item, fmt::format("{} is no statement", diagnostics::quoted(item.text)),
                    diagnostics::suggest(item.text, ids, false));
      } else if (!out.statuses.emplace(*index, status).second) {
        fields.fail(item, fmt::format("{} is expected to be two things", item.text));
      }
    }
  }

  /// `prrt: for` of the file's own source, or `"prrt @ asco-2023": for`.
  void stance(const document::Member& member, Vignette& out) {
    const std::size_t at = member.key.find(" @ ");
    const auto intervention = content_.intervention(member.key.substr(0, at));
    const auto source = at == std::string::npos ? source_ : content_.source(member.key.substr(at + 3));
    const auto index = document::one_of(*file_, member.value, "stance", kStances, errors_);
    if (!intervention || !source) {
      errors_.add(diagnostics::at(*file_->source, member.key_span,
                                  fmt::format("{} names no intervention of a source", diagnostics::quoted(member.key)),
                                  "write `prrt: for` or `\"prrt @ asco-2023\": for`"));
    } else if (index) {
      out.stances[{*intervention, *source}] = kStances[*index];
    }
  }

  const knowledge::Content& content_;
  std::filesystem::path directory_;
  const Document* file_ = nullptr;
  std::optional<knowledge::SourceIndex> source_;
  std::vector<Vignette> out_;
  diagnostics::Collector errors_;
};

std::string found_stance(const advice::Board& board, knowledge::InterventionIndex intervention,
                         knowledge::SourceIndex source) {
  for (const advice::MatrixElement& element : board.matrix) {
    if (element.intervention == intervention && element.source == source) return std::string(word(element.position));
  }
  return "silent";
}

}  // namespace

std::vector<Vignette> load_vignettes(const knowledge::Content& content, const std::string& directory) {
  return Reader(content, directory).run();
}

std::vector<std::string> run(const knowledge::Base& base, const Vignette& vignette) {
  const knowledge::Content& content = base.content;
  const advice::Facts facts = advice::facts_of(base, vignette.patient);
  const advice::Board board = advice::advise(base, facts, {{}, true, false});
  std::vector<std::string> out;
  if (vignette.contradicts == board.contradictions.empty()) {
    std::string reasons;
    for (const advice::Contradiction& contradiction : board.contradictions) {
      for (const std::string& reason : contradiction.reasons) reasons += " " + reason;
    }
    out.push_back(vignette.contradicts ? "expected a contradiction, found none"
                                       : "the facts contradict each other:" + reasons);
    return out;
  }
  for (const auto& [statement, expected] : vignette.statuses) {
    const auto found = std::find_if(board.recommendations.begin(), board.recommendations.end(),
                                    [s = statement](const auto& r) { return r.statement == s; });
    if (found != board.recommendations.end() && found->status == expected) continue;
    out.push_back(fmt::format("{}: expected {}, found {}", content.statements[statement].id, word(expected),
                              found == board.recommendations.end() ? "nothing" : word(found->status)));
  }
  for (const auto& [key, expected] : vignette.stances) {
    const std::string found = found_stance(board, key.first, key.second);
    if (found == expected) continue;
    out.push_back(fmt::format("{} @ {}: expected {}, found {}", content.interventions[key.first].id,
                              content.sources[key.second].id, expected, found));
  }
  for (const auto& [id, expected] : vignette.classification) {
    for (std::size_t i = 0; i < content.classifications.size(); ++i) {
      if (content.classifications[i].id != id) continue;
      const auto& value = board.classification[i].value;
      const std::string found = value ? content.classifications[i].values[*value].id : "undetermined";
      if (found != expected) out.push_back(fmt::format("{}: expected {}, found {}", id, expected, found));
    }
  }
  return out;
}

}  // namespace consilium::proof
