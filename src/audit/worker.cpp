#include "audit/worker.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>

#include "advice/advice.hpp"
#include "diagnostics/diagnostics.hpp"
#include "exchange/assignments.hpp"

namespace consilium::audit {
namespace {

/// Cases that wait for their answers together.
constexpr std::size_t kBatch = 16 * cohort::kBlock;

/// Why a row cannot be read.
struct Wrong {
  std::string column;
  std::string reason;
};

std::string reason_of(const diagnostics::InputError& error) {
  const diagnostics::Diagnostic& first = error.diagnostics().front();
  return first.help.empty() ? first.message : fmt::format("{}; {}", first.message, first.help);
}

std::string text_of(const document::Value& value) {
  return value.kind == document::Value::Kind::Boolean ? (value.boolean ? "true" : "false") : value.text;
}

document::Document parse_line(const std::string& path, std::string_view text) {
  return document::parse_json(std::make_shared<diagnostics::SourceText>(path, std::string(text)));
}

}  // namespace

const std::vector<std::string>& own_columns() {
  static const std::vector<std::string> kColumns = {"id",       "as_of", "given", "treatments", "treatments_complete",
                                                    "declined", "done"};
  return kColumns;
}

Worker::Worker(const Setting& setting)
    : setting_(setting),
      base_(setting.plan.base()),
      rows_(kBatch),
      line_reader_(base_),
      tally_(setting.plan, setting.judge, setting_.by) {
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
  default_code_.clear();
  for (diagram::Variable v = 0; v < default_.size(); ++v) {
    default_code_.push_back(alphabet_->code(v, default_[v]).value());
    columns_->fill(v, default_code_[v]);
  }
  for (Feature& feature : features_) {
    const diagram::Variable v = feature.cells->variable();
    feature.nothing = default_code_[v];
    feature.codes = columns_->column(v);
    feature.cells->begin(*alphabet_, feature.nothing);
    feature.known = feature.cells->known();
  }
  line_reader_.begin();
}

void Worker::open(const std::shared_ptr<const CaseFile>& file) {
  file_ = file;
  features_.clear();
  feature_columns_.clear();
  others_.clear();
  stated_.assign(default_.size(), false);
  for (std::size_t i = 0; i < file->columns.size(); ++i) {
    const TableColumn& column = file->columns[i];
    using Is = Other::Is;
    if (column.is == "id") others_.push_back({i, Is::Id});
    if (column.is == "as_of") others_.push_back({i, Is::AsOf});
    if (column.is == "given") others_.push_back({i, Is::Given});
    if (column.is == "treatments") others_.push_back({i, Is::Treatments});
    if (column.is == "treatments_complete") others_.push_back({i, Is::Complete});
    if (column.is == "declined" || column.is == "done") others_.push_back({i, Is::Interventions});
    for (std::size_t b = 0; b < setting_.by.size(); ++b) {
      const std::string& by = setting_.by[b];
      const bool is = by == column.header || by == column.is || (by == "year" && column.is == "as_of");
      if (is) others_.push_back({i, Is::Group, b});
    }
    for (knowledge::FeatureIndex f = 0; f < base_.content.features.size(); ++f) {
      const knowledge::Feature& feature = base_.content.features[f];
      const bool is = feature.is_date() ? column.is == "as_of" : column.is == feature.id();
      if (!is) continue;
      feature_columns_.push_back(std::make_unique<FeatureColumn>(base_, f, *column.rule));
      features_.push_back({static_cast<std::uint32_t>(i), 0, {}, nullptr, feature_columns_.back().get()});
      stated_[base_.variable_of[f]] = true;
    }
  }
  has_treatments_ = std::any_of(others_.begin(), others_.end(), [](const Other& other) {
    return other.is == Other::Is::Treatments || other.is == Other::Is::Complete;
  });
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

template <class Add>
void Worker::read(std::size_t line, std::string_view text, Add add) {
  const auto next = [&]() -> Row& {
    Row& row = rows_[count_];
    row.line = line;
    row.text = text;
    row.id.clear();
    row.given.clear();
    row.given_unclear = false;
    row.contradictory = false;
    row.groups.resize(setting_.by.size());
    for (std::string& group : row.groups) group.clear();
    return row;
  };
  try {
    if (!add(next())) {
      // all codes are taken: those of the cases that wait are needed no longer than that
      flush();
      renew();
      if (!add(next())) throw Wrong{{}, "states more than can be told apart"};
    }
    if (++count_ == kBatch) flush();
  } catch (const Wrong& wrong) {
    done_.rejects.push_back({file_->path, line, wrong.column, wrong.reason, std::string(text)});
  }
}

void Worker::table(const Chunk& chunk) {
  CsvReader reader(chunk.text, file_->delimiter);
  Record record;
  while (reader.next(record)) {
    read(chunk.line + record.line, record.text, [&](Row& row) { return add(record, row); });
  }
}

void Worker::lines(const Chunk& chunk) {
  LineReader::Line known;
  std::size_t line = chunk.line;
  for (std::size_t at = 0; at < chunk.text.size(); ++line) {
    const std::size_t end = chunk.text.find('\n', at);
    const std::string_view text = std::string_view(chunk.text).substr(at, end - at);
    at = end + 1;
    if (text.find_first_not_of(" \t\r") == std::string_view::npos) continue;
    read(line, text, [&](Row& row) {
      try {
        // the groups of a case are any of its keys
        if (setting_.by.empty() && line_reader_.read(text, known)) {
          try {
            return add(known, row);
          } catch (const diagnostics::InputError&) {
            // its treatments are wrong: the strict reader says where
          }
        }
        if (!add(parse_line(file_->path, text), row)) return false;
        line_reader_.learn([&](diagram::Variable v) { return columns_->at(v, count_); });
        return true;
      } catch (const diagnostics::InputError& error) {
        throw Wrong{fmt::format("{}", error.diagnostics().front().position.column), reason_of(error)};
      }
    });
  }
}

bool Worker::add(const LineReader::Line& line, Row& row) {
  for (diagram::Variable v = 0; v < default_code_.size(); ++v) columns_->at(v, count_) = default_code_[v];
  for (const auto& [v, code] : line.codes) columns_->at(v, count_) = code;
  row.id = line.id;
  if (line.treatments.empty() && line.complete.empty() && setting_.history == nullptr) return true;
  std::string past = "{";
  for (const auto& [key, text] : {std::pair{"as_of", line.as_of}, std::pair{"treatments", line.treatments},
                                  std::pair{"treatments_complete", line.complete}}) {
    if (!text.empty()) past += fmt::format("{}\"{}\":{}", past.size() > 1 ? "," : "", key, text);
  }
  const auto source = std::make_shared<diagnostics::SourceText>(file_->path, past + "}");
  const document::Document document = document::parse_json(source);
  advice::Case patient = advice::read_case(base_.content, document, document.root, setting_.today);
  patient.id = row.id;
  join(patient, row);
  return derive(patient, row);
}

bool Worker::add(const Record& record, Row& row) {
  if (record.malformed) throw Wrong{{}, "a quote is not closed, or stands within a cell"};
  if (record.cells.size() != file_->columns.size()) {
    throw Wrong{{}, fmt::format("has {} cells, the header {}", record.cells.size(), file_->columns.size())};
  }
  const std::size_t at = columns_->offset(count_);
  for (Feature& feature : features_) {
    const std::string_view cell = record.cells[feature.column];
    if (cell.empty()) {
      feature.codes[at] = feature.nothing;
      continue;
    }
    const Meaning* known = feature.known.find(cell);
    const Meaning meaning = known != nullptr ? *known : feature.cells->read(cell);
    if (known == nullptr) feature.known = feature.cells->known();
    if (meaning.kind == Meaning::Kind::Overflow) return false;
    if (meaning.kind == Meaning::Kind::Error) complain(record);
    feature.codes[at] = meaning.code;
  }
  for (const Other& other : others_) {
    try {
      set_other(other, record.cells[other.column], row);
    } catch (const std::invalid_argument& error) {
      throw Wrong{file_->columns[other.column].header, error.what()};
    }
  }
  if (setting_.history == nullptr && !has_treatments_) return true;
  advice::Case patient;
  try {
    patient = case_of(record);
  } catch (const std::invalid_argument&) {
    complain(record);
  }
  join(patient, row);
  return derive(patient, row);
}

void Worker::complain(const Record& record) const {
  for (std::size_t i = 0; i < file_->columns.size(); ++i) {
    Record one;
    one.cells.resize(record.cells.size());
    one.cells[i] = record.cells[i];
    // dates of treatments are held against that of the decision
    for (const Other& other : others_) {
      if (other.is == Other::Is::AsOf) one.cells[other.column] = record.cells[other.column];
    }
    try {
      for (const Feature& feature : features_) {
        advice::Case patient;
        if (feature.column == i) feature.cells->state(record.cells[i], patient);
      }
      (void)case_of(one);
    } catch (const std::invalid_argument& error) {
      throw Wrong{file_->columns[i].header, error.what()};
    }
  }
  throw Wrong{{}, "cannot be read"};
}

void Worker::set_other(const Other& other, std::string_view cell, Row& row) const {
  const TableColumn& column = file_->columns[other.column];
  switch (other.is) {
    case Other::Is::Id:
      row.id = trimmed(cell);
      break;
    case Other::Is::Given:
      if (const auto text = column.rule->read(cell)) given(*text, row);
      break;
    case Other::Is::Interventions: {
      Row unused;
      if (const auto text = column.rule->read(cell)) given(*text, unused);
      break;
    }
    case Other::Is::Group: {
      const std::string& by = setting_.by[other.by];
      if (by == column.header && by != column.is) {
        row.groups[other.by] = trimmed(cell);
      } else if (const auto text = column.rule->read(cell)) {
        row.groups[other.by] = by == "year" ? text->substr(0, 4) : *text;
      }
      break;
    }
    default:  // AsOf is a feature; treatments are read with the case
      break;
  }
}

/// What a record says of the past, and when that was.
advice::Case Worker::case_of(const Record& record) const {
  std::vector<std::string> said;
  advice::Case as_of;
  as_of.as_of = setting_.today;
  for (const Other& other : others_) {
    const TableColumn& column = file_->columns[other.column];
    const auto text = other.is == Other::Is::Group ? std::nullopt : column.rule->read(record.cells[other.column]);
    if (!text) continue;
    if (other.is == Other::Is::AsOf || other.is == Other::Is::Treatments || other.is == Other::Is::Complete)
      said.push_back(fmt::format("{}={}", column.is, *text));
    if (other.is == Other::Is::Id) as_of.id = *text;
  }
  if (said.empty()) return as_of;
  try {
    const document::Document document = exchange::parse_assignments(said);
    advice::Case out = advice::read_case(base_.content, document, document.root, setting_.today);
    out.id = as_of.id;
    // "complete" without a list: the list is the table of treatments, or there were none
    const bool stated = document.root.find("treatments_complete") != nullptr;
    if (stated && out.treatments_complete && !out.treatments) out.treatments.emplace();
    return out;
  } catch (const diagnostics::InputError& error) {
    throw std::invalid_argument(reason_of(error));
  }
}

void Worker::join(advice::Case& patient, Row& row) const {
  if (setting_.history == nullptr || (patient.treatments && !patient.treatments->empty())) return;
  const auto known = setting_.history->of(patient.id, patient.as_of, setting_.window);
  if (!known) return;
  patient.treatments = known->before;
  patient.treatments_complete = patient.treatments_complete && !known->holes;
  row.given.insert(row.given.end(), known->given.begin(), known->given.end());
  row.given_unclear = row.given_unclear || known->holes;
}

bool Worker::derive(const advice::Case& patient, Row& row) {
  for (const knowledge::FeatureIndex feature : derived_) {
    const diagram::Variable v = base_.variable_of[feature];
    diagram::Cells cells = stated_[v] ? alphabet_->cells(v, columns_->at(v, count_)) : default_[v];
    if (patient.treatments) cells &= advice::derive(base_, patient, feature);
    row.contradictory = row.contradictory || cells == 0;
    const auto code = alphabet_->code(v, cells == 0 ? default_[v] : cells);
    if (!code) return false;
    columns_->at(v, count_) = *code;
  }
  return true;
}

bool Worker::add(document::Document document, Row& row) {
  try {
    if (const document::Value* list = document.root.find("given")) {
      if (list->kind == document::Value::Kind::String) given(list->text, row);
      for (const document::Value& item : list->items) given(item.text, row);
    }
  } catch (const std::invalid_argument& error) {
    throw Wrong{"given", error.what()};
  }
  for (std::size_t b = 0; b < setting_.by.size(); ++b) {
    const std::string& by = setting_.by[b];
    const document::Value* value = document.root.find(by == "year" ? "as_of" : by);
    if (value == nullptr || text_of(*value).empty()) continue;
    row.groups[b] = by == "year" ? value->text.substr(0, 4) : text_of(*value);
  }
  advice::Case patient = case_of(std::move(document));
  row.id = patient.id;
  join(patient, row);
  const std::vector<diagram::Cells> allowed = advice::facts_of(base_, patient).allowed;
  for (diagram::Variable v = 0; v < allowed.size(); ++v) {
    row.contradictory = row.contradictory || allowed[v] == 0;
    const auto code = alphabet_->code(v, allowed[v] == 0 ? default_[v] : allowed[v]);
    if (!code) return false;
    columns_->at(v, count_) = *code;
  }
  return true;
}

/// A document is a case; what was given and what cases are grouped by are no facts.
advice::Case Worker::case_of(document::Document document) const {
  std::erase_if(document.root.members, [&](const document::Member& member) {
    const auto& by = setting_.by;
    return member.key == "given" || (std::find(by.begin(), by.end(), member.key) != by.end() &&
                                     !base_.content.feature(member.key) && member.key != "id");
  });
  return advice::read_case(base_.content, document, document.root, setting_.today);
}

void Worker::given(std::string_view list, Row& row) const {
  while (!list.empty()) {
    const std::size_t end = std::min(list.find(';'), list.size());
    const std::string id(trimmed(list.substr(0, end)));
    list.remove_prefix(std::min(end + 1, list.size()));
    if (id.empty()) continue;
    const auto index = base_.content.intervention(id);
    if (!index) {
      throw std::invalid_argument(fmt::format("{} is no intervention; {}", diagnostics::quoted(id),
                                              diagnostics::suggest(id, base_.content.intervention_ids(), false)));
    }
    row.given.push_back(*index);
  }
}

/// The case that a row states as a whole: seldom needed, so it is read again.
advice::Case Worker::again(const Row& row) const {
  advice::Case patient;
  if (file_->json) {
    patient = case_of(parse_line(file_->path, row.text));
  } else {
    const std::string text = std::string(row.text) + "\n";
    CsvReader reader(text, file_->delimiter);
    Record record;
    reader.next(record);
    patient = case_of(record);
    for (const Feature& feature : features_) feature.cells->state(record.cells[feature.column], patient);
    std::sort(patient.stated.begin(), patient.stated.end(),
              [](const advice::Stated& a, const advice::Stated& b) { return a.feature < b.feature; });
  }
  Row unused;
  join(patient, unused);
  return patient;
}

void Worker::flush() {
  if (count_ == 0) return;
  columns_->cases = count_;
  runner_->run(*columns_, answers_);
  std::vector<const cohort::Code*> codes(default_.size());
  for (std::size_t b = 0; b < answers_.size(); ++b) {
    for (diagram::Variable v = 0; v < codes.size(); ++v) codes[v] = columns_->block(v, b);
    tally_.add(answers_[b], rows_.data() + b * cohort::kBlock, codes, *alphabet_);
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
      const advice::Facts facts = advice::facts_of(base_, again(rows[lane]));
      for (const advice::Contradiction& contradiction : advice::contradictions(base_, facts)) {
        std::vector<std::string>& keys = contradictions.emplace_back();
        for (const advice::Key key : contradiction.keys) {
          const auto feature = facts.keys[key];
          if (!feature) {
            keys.emplace_back("treatments");
          } else if (!base_.content.features[*feature].is_date()) {
            keys.push_back(base_.content.features[*feature].id());
          }
        }
      }
    }
    write_contradictory(setting_.plan, setting_.form, setting_.matrix, rows[lane], contradictions, done_.output);
  }
}

}  // namespace consilium::audit
