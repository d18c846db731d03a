#include "audit/worker.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>

#include "advice/advice.hpp"
#include "advice/case_reader.hpp"
#include "advice/history.hpp"
#include "diagnostics/diagnostics.hpp"

namespace consilium::audit {
namespace {

/// Cases that wait for their answers together.
constexpr std::size_t kBatch = 16 * cohort::kBlock;

/// What stands between "a row is wrong" and where that is known.
struct Wrong {
  std::string column;
  std::string reason;
};

std::string reason_of(const diagnostics::InputError& error) {
  const diagnostics::Diagnostic& first = error.diagnostics().front();
  return first.help.empty() ? first.message : fmt::format("{}; {}", first.message, first.help);
}

}  // namespace

Worker::Worker(const Setting& setting)
    : setting_(setting), base_(setting.plan.base()), rows_(kBatch), tally_(setting.plan, setting.judge, setting_.by) {
  advice::Case nothing;
  nothing.as_of = setting.today;
  default_ = advice::facts_of(base_, nothing).allowed;
  for (knowledge::FeatureIndex f = 0; f < base_.content.features.size(); ++f) {
    const knowledge::Feature& feature = base_.content.features[f];
    if (feature.derivation && !feature.is_date()) derived_.push_back(f);
  }
  renew();
}

/// Forgets all codes, so that there are free ones again.
void Worker::renew() {
  alphabet_ = std::make_unique<cohort::Alphabet>(base_.diagrams.arities);
  runner_ = std::make_unique<cohort::Runner>(setting_.plan.network(), *alphabet_);
  columns_ = std::make_unique<cohort::Columns>(*alphabet_, kBatch);
  for (diagram::Variable v = 0; v < default_.size(); ++v) {
    std::fill(columns_->codes[v].begin(), columns_->codes[v].end(), alphabet_->code(v, default_[v]).value());
  }
  for (auto& column : features_) {
    if (column) column->forget();
  }
}

void Worker::open(const std::shared_ptr<const CaseFile>& file) {
  file_ = file;
  features_.clear();
  for (const TableColumn& column : file->columns) {
    const bool date = column.is == "as_of";
    std::optional<knowledge::FeatureIndex> feature;
    for (knowledge::FeatureIndex f = 0; f < base_.content.features.size(); ++f) {
      const knowledge::Feature& candidate = base_.content.features[f];
      if (date ? candidate.is_date() : candidate.id() == column.is && !candidate.is_date()) feature = f;
    }
    features_.push_back(feature ? std::optional<FeatureColumn>(std::in_place, base_, *feature, *column.rule)
                                : std::nullopt);
  }
  renew();
}

Done Worker::run(const Chunk& chunk, const std::shared_ptr<const CaseFile>& file) {
  if (file != file_) open(file);
  done_ = {};
  if (file->json) {
    lines(chunk);
  } else {
    table(chunk);
  }
  flush();
  return std::move(done_);
}

/// Adds a row, with new codes where the old ones are used up; one that is wrong is rejected.
template <class Add>
void Worker::read(Row row, Add add) {
  try {
    Row attempt = row;
    if (!add(attempt)) {
      flush();
      renew();
      attempt = row;
      if (!add(attempt)) throw Wrong{{}, "states more than can be told apart"};
    }
    rows_[count_] = std::move(attempt);
    if (++count_ == kBatch) flush();
  } catch (const Wrong& wrong) {
    done_.rejects.push_back({file_->path, row.line, wrong.column, wrong.reason, std::string(row.text)});
  }
}

void Worker::table(const Chunk& chunk) {
  CsvReader reader(chunk.text, file_->delimiter);
  Record record;
  while (reader.next(record)) {
    Row row;
    row.line = chunk.line + record.line;
    row.text = record.text;
    read(std::move(row), [&](Row& r) { return add(record, r); });
  }
}

void Worker::lines(const Chunk& chunk) {
  std::size_t line = chunk.line;
  for (std::size_t at = 0; at < chunk.text.size(); ++line) {
    const std::size_t end = chunk.text.find('\n', at);
    const std::string_view text = std::string_view(chunk.text).substr(at, end - at);
    at = end + 1;
    if (trimmed(text).empty() || text == "\r") continue;
    Row row;
    row.line = line;
    row.text = text;
    read(std::move(row), [&](Row& r) {
      try {
        return add(document::parse_json(std::make_shared<diagnostics::SourceText>(file_->path, std::string(text))), r);
      } catch (const diagnostics::InputError& error) {
        throw Wrong{fmt::format("{}", error.diagnostics().front().position.column), reason_of(error)};
      }
    });
  }
}

bool Worker::add(const Record& record, Row& row) {
  if (record.malformed) throw Wrong{{}, "a quote is not closed, or stands within a cell"};
  if (record.cells.size() != file_->columns.size()) {
    throw Wrong{{}, fmt::format("has {} cells, the header {}", record.cells.size(), file_->columns.size())};
  }
  row.groups.assign(setting_.by.size(), {});
  for (std::size_t i = 0; i < features_.size(); ++i) {
    if (!features_[i]) continue;
    const auto meaning = features_[i]->read(record.cells[i], *alphabet_);
    if (!meaning) return false;
    const diagram::Variable v = features_[i]->variable();
    if (meaning->kind == Meaning::Kind::Error) {
      advice::Case nothing;
      try {
        features_[i]->state(record.cells[i], nothing);
      } catch (const std::invalid_argument& error) {
        throw Wrong{file_->columns[i].header, error.what()};
      }
    }
    columns_->codes[v][count_] =
        meaning->kind == Meaning::Kind::Value ? meaning->code : alphabet_->code(v, default_[v]).value();
  }
  bool dated = false;
  for (std::size_t i = 0; i < file_->columns.size(); ++i) {
    const TableColumn& column = file_->columns[i];
    const std::string_view cell = record.cells[i];
    for (std::size_t b = 0; b < setting_.by.size(); ++b) {
      if (setting_.by[b] == column.header || setting_.by[b] == column.is) row.groups[b] = std::string(trimmed(cell));
      if (setting_.by[b] == "year" && column.is == "as_of")
        row.groups[b] = column.rule->read(cell).value_or("").substr(0, 4);
    }
    if (column.is == "id") row.id = std::string(trimmed(cell));
    dated = dated || column.is == "as_of";
    try {
      if (column.is == "given") {
        if (const auto text = column.rule->read(cell)) given(*text, row);
      }
    } catch (const std::invalid_argument& error) {
      throw Wrong{column.header, error.what()};
    }
  }
  if (setting_.history == nullptr) return true;
  advice::Case patient;
  patient.as_of = setting_.today;
  for (std::size_t i = 0; dated && i < file_->columns.size(); ++i) {
    if (file_->columns[i].is == "as_of") features_[i]->state(record.cells[i], patient);
  }
  patient.id = row.id;
  return join(patient, row);
}

/// What follows from the treatments that are known of the case from elsewhere.
bool Worker::join(const advice::Case& patient, Row& row) {
  const auto known = setting_.history->of(patient.id, patient.as_of, setting_.window);
  advice::Case with = patient;
  if (known) {
    with.treatments = known->before;
    with.treatments_complete = !known->holes;
    row.given.insert(row.given.end(), known->given.begin(), known->given.end());
    row.given_unclear = known->holes;
  }
  for (const knowledge::FeatureIndex feature : derived_) {
    const diagram::Variable v = base_.variable_of[feature];
    const bool stated = std::any_of(features_.begin(), features_.end(),
                                    [&](const auto& column) { return column && column->variable() == v; });
    diagram::Cells cells = stated ? alphabet_->cells(v, columns_->codes[v][count_]) : default_[v];
    if (known) cells &= advice::derive(base_, with, feature);
    row.contradictory = row.contradictory || cells == 0;
    const auto code = alphabet_->code(v, cells == 0 ? default_[v] : cells);
    if (!code) return false;
    columns_->codes[v][count_] = *code;
  }
  return true;
}

bool Worker::add(const document::Document& document, Row& row) {
  document::Document facts = document;
  row.groups.assign(setting_.by.size(), {});
  std::erase_if(facts.root.members, [&](const document::Member& member) {
    if (member.key != "given") return false;
    try {
      if (member.value.kind == document::Value::Kind::String) given(member.value.text, row);
      for (const document::Value& item : member.value.items) given(item.text, row);
    } catch (const std::invalid_argument& error) {
      throw Wrong{"given", error.what()};
    }
    return true;
  });
  for (std::size_t b = 0; b < setting_.by.size(); ++b) {
    if (const document::Value* value = facts.root.find(setting_.by[b] == "year" ? "as_of" : setting_.by[b])) {
      row.groups[b] = value->kind == document::Value::Kind::Boolean ? (value->boolean ? "true" : "false") : value->text;
      if (setting_.by[b] == "year") row.groups[b] = row.groups[b].substr(0, 4);
    }
  }
  advice::Case patient = advice::read_case(base_.content, facts, facts.root, setting_.today);
  row.id = patient.id;
  if (setting_.history != nullptr && !patient.treatments) {
    if (const auto known = setting_.history->of(patient.id, patient.as_of, setting_.window)) {
      patient.treatments = known->before;
      patient.treatments_complete = !known->holes;
      row.given.insert(row.given.end(), known->given.begin(), known->given.end());
      row.given_unclear = known->holes;
    }
  }
  return set(advice::facts_of(base_, patient).allowed, row);
}

bool Worker::set(const std::vector<diagram::Cells>& allowed, Row& row) {
  for (diagram::Variable v = 0; v < allowed.size(); ++v) {
    row.contradictory = row.contradictory || allowed[v] == 0;
    const auto code = alphabet_->code(v, allowed[v] == 0 ? default_[v] : allowed[v]);
    if (!code) return false;
    columns_->codes[v][count_] = *code;
  }
  return true;
}

void Worker::given(std::string_view text, Row& row) const {
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(';'), text.size());
    const std::string id(trimmed(text.substr(0, end)));
    text.remove_prefix(std::min(end + 1, text.size()));
    if (id.empty()) continue;
    const auto index = base_.content.intervention(id);
    if (!index) {
      throw std::invalid_argument(fmt::format("{} is no intervention; {}", diagnostics::quoted(id),
                                              diagnostics::suggest(id, base_.content.intervention_ids(), false)));
    }
    row.given.push_back(*index);
  }
}

/// The case that a row states, for its contradictions: rarely needed, so it is read again.
advice::Case Worker::case_of(const Row& row) const {
  if (file_->json) {
    document::Document document =
        document::parse_json(std::make_shared<diagnostics::SourceText>(file_->path, std::string(row.text)));
    std::erase_if(document.root.members, [](const document::Member& member) { return member.key == "given"; });
    return advice::read_case(base_.content, document, document.root, setting_.today);
  }
  advice::Case patient;
  patient.as_of = setting_.today;
  const std::string text = std::string(row.text) + "\n";
  CsvReader reader(text, file_->delimiter);
  Record record;
  reader.next(record);
  for (std::size_t i = 0; i < features_.size(); ++i) {
    if (features_[i]) features_[i]->state(record.cells[i], patient);
    if (file_->columns[i].is == "id") patient.id = std::string(trimmed(record.cells[i]));
  }
  std::sort(patient.stated.begin(), patient.stated.end(),
            [](const advice::Stated& a, const advice::Stated& b) { return a.feature < b.feature; });
  return patient;
}

void Worker::flush() {
  if (count_ == 0) return;
  columns_->cases = count_;
  runner_->run(*columns_, answers_);
  columns_->cases = kBatch;
  std::vector<const cohort::Code*> codes(default_.size());
  for (std::size_t b = 0; b < answers_.size(); ++b) {
    for (std::size_t v = 0; v < codes.size(); ++v) codes[v] = columns_->codes[v].data() + b * cohort::kBlock;
    tally_.add(answers_[b], rows_.data() + b * cohort::kBlock, codes);
    if (setting_.form != Form::None) write(answers_[b], rows_.data() + b * cohort::kBlock);
  }
  done_.cases += count_;
  count_ = 0;
}

void Worker::write(const cohort::Answers& answers, const Row* rows) {
  for (std::size_t lane = 0; lane < answers.cases; ++lane) {
    if (!rows[lane].contradictory) {
      write_case(setting_.plan, setting_.form, setting_.matrix, rows[lane], answers, lane, done_.output);
      continue;
    }
    std::vector<std::vector<std::string>> contradictions;
    if (setting_.form == Form::NdJson) {
      advice::Case patient = case_of(rows[lane]);
      if (setting_.history != nullptr && !patient.treatments) {
        if (const auto known = setting_.history->of(patient.id, patient.as_of, setting_.window)) {
          patient.treatments = known->before;
          patient.treatments_complete = !known->holes;
        }
      }
      const advice::Facts facts = advice::facts_of(base_, patient);
      for (const advice::Contradiction& contradiction : advice::contradictions(base_, facts)) {
        std::vector<std::string>& keys = contradictions.emplace_back();
        for (const advice::Key key : contradiction.keys) {
          const auto feature = facts.keys[key];
          if (feature && base_.content.features[*feature].is_date()) continue;  // as `advise` has it
          keys.push_back(feature ? base_.content.features[*feature].id() : "treatments");
        }
      }
    }
    write_contradictory(setting_.plan, setting_.form, setting_.matrix, rows[lane], contradictions, done_.output);
  }
}

}  // namespace consilium::audit
