#include "translate/sql_views.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>

#include "diagnostics/diagnostics.hpp"
#include "translate/condition_text.hpp"

namespace consilium::translate {
namespace {

using knowledge::Content;
using Kind = cql::FeatureType::Kind;
using Relation = cql::Test::Relation;

/// PostgreSQL cuts longer names off without a word.
constexpr std::size_t kLongestName = 63;

std::string text(std::string_view value) { return doubled(value, '\''); }

class Sql : public Language {
 public:
  Sql(const Content& content, Dialect dialect)
      : Language({"TRUE", "FALSE", "NOT", "AND", "OR", "<>", ""}), content_(content), dialect_(dialect) {}

  [[nodiscard]] Dialect dialect() const { return dialect_; }

  [[nodiscard]] std::string name(std::string_view name) const {
    if (dialect_ == Dialect::PostgreSql && name.size() > kLongestName) {
      throw diagnostics::InputError(
          diagnostics::about("--dialect postgresql",
                             fmt::format("the name {} is longer than 63 bytes", diagnostics::quoted(std::string(name))),
                             "shorten it in the knowledge base, or export for duckdb or spark"));
    }
    return doubled(name, dialect_ == Dialect::Spark ? '`' : '"');
  }

  std::string test(const cql::Test& test) const override {
    const knowledge::Feature& feature = content_.features[test.feature];
    const std::string subject = name(feature.id());
    if (test.relation == Relation::In) {
      return feature.type.kind == Kind::Boolean ? truth(subject, test.values)
                                                : membership(feature, subject, test.values);
    }
    std::string out = fmt::format("{} {} {}", subject, symbol(test.relation), test.number);
    if (lets_special_in(feature, test)) out = fmt::format("({} >= {} AND {})", subject, feature.type.low, out);
    // A number that was not taken compares with nothing.
    if (!feature.special.empty() && feature.absent == feature.special) return fmt::format("COALESCE({}, FALSE)", out);
    return out;
  }

  std::string use(cql::DefinitionIndex definition) const override {
    return name(content_.definitions[definition].name);
  }

 private:
  static std::string truth(const std::string& subject, cql::ValueSet values) {
    switch (values & 3U) {
      case 2:
        return subject;
      case 1:
        return fmt::format("NOT {}", subject);
      default:
        return values == 0 ? "FALSE" : fmt::format("({0} OR NOT {0})", subject);
    }
  }

  static std::string membership(const knowledge::Feature& feature, const std::string& subject, cql::ValueSet values) {
    std::vector<std::string> members;
    for (std::size_t i = 0; i < feature.type.values.size(); ++i) {
      if (((values >> i) & 1U) != 0) members.push_back(text(feature.type.values[i]));
    }
    if (members.empty()) return "FALSE";
    if (members.size() == 1) return fmt::format("{} = {}", subject, members.front());
    return fmt::format("{} IN ({})", subject, fmt::join(members, ", "));
  }

  const Content& content_;
  Dialect dialect_;
};

/// One column of a view.
struct Column {
  std::string expression;
  std::string name;
};

class Writer {
 public:
  Writer(const Content& content, const Parts& parts, Dialect dialect, std::string_view table)
      : content_(content), parts_(parts), sql_(content, dialect), table_(table) {}

  std::string run() {
    out_ = comment(fmt::format("{} {}", content_.title, content_.version)) + comment(content_.notice) + "\n";
    cases();
    normalised();
    concepts();
    classification();
    constraints();
    for (const SourcePart& part : parts_.sources) source(part);
    options();
    return std::move(out_);
  }

 private:
  static std::string comment(std::string_view line) {
    std::string out = "-- ";
    for (const char c : line) out += c == '\n' ? ' ' : c;
    return out + "\n";
  }

  std::string name(std::string_view id) const { return sql_.name(id); }

  void cases() {
    const bool spark = sql_.dialect() == Dialect::Spark;
    const std::array<std::string_view, 3> types = {"BOOLEAN", spark ? "STRING" : "TEXT",
                                                   spark ? "DOUBLE" : "DOUBLE PRECISION"};
    out_ += comment("One row a case. NULL is unknown.");
    out_ += fmt::format("CREATE TABLE IF NOT EXISTS {} (\n  {} {}", name(table_), name("id"), types[1]);
    for (const knowledge::Feature& feature : content_.features) {
      out_ += fmt::format(",\n  {} {}", name(feature.id()), types[static_cast<std::size_t>(feature.type.kind)]);
    }
    out_ += "\n);\n";
    for (const knowledge::Feature& feature : content_.features) {
      if (feature.special.empty()) continue;
      out_ +=
          comment(fmt::format("{}: {} stands for {}", feature.id(), special_number(feature), feature.special_label));
    }
    out_ += "\n";
  }

  void normalised() {
    std::vector<Column> columns;
    for (const knowledge::Feature& feature : content_.features) {
      const std::string stated = name(feature.id());
      if (feature.only) {
        columns.push_back({fmt::format("CASE WHEN NOT ({}) THEN '' ELSE {} END",
                                       condition_text(feature.only->when.condition, sql_), stated),
                           feature.id()});
      } else if (feature.special.empty() && !feature.absent.empty()) {
        const std::string value = feature.type.kind == Kind::Code ? text(feature.absent) : feature.absent;
        columns.push_back({fmt::format("COALESCE({}, {})", stated, value), feature.id()});
      } else {
        columns.push_back({stated, feature.id()});
      }
    }
    out_ += comment("What is taken as given where nothing is said; '' where a feature does not pertain.");
    view("consilium_case", select({{name("id"), "id"}}, columns, name(table_)));
  }

  void concepts() {
    out_ += comment("What the sources share.");
    view("consilium_concepts", layered(parts_.shared, name("consilium_case")));
  }

  void classification() {
    std::vector<Column> columns;
    for (const knowledge::Classification& classification : content_.classifications) {
      std::string expression = "CASE";
      for (const auto& value : classification.values) {
        expression +=
            fmt::format("\n    WHEN {} THEN {}", condition_text(value.when.condition, sql_, 4), text(value.id));
      }
      columns.push_back({expression + "\n  END", classification.id});
    }
    view("consilium_classification", select({{name("id"), "id"}}, columns, name("consilium_concepts")));
  }

  void constraints() {
    std::vector<Column> columns;
    std::string all;
    for (const knowledge::Constraint& constraint : content_.constraints) {
      columns.push_back({condition_text(constraint.when.condition, sql_), constraint.name});
      all += fmt::format("{}{}", all.empty() ? "" : "\n    AND ", name(constraint.name));
    }
    out_ += comment("What cannot be: each is false where a case breaks it.");
    view("consilium_constraints",
         select({{"*", ""}}, {{all.empty() ? "TRUE" : all, "consistent"}},
                fenced(select({{name("id"), "id"}}, columns, name("consilium_concepts")), "checked")));
  }

  /// Statements first, then what rests on them.
  void source(const SourcePart& part) {
    const knowledge::Source& source = content_.sources[part.source];
    std::vector<Column> statements;
    std::vector<Column> narrower;
    std::vector<Column> stances;
    std::vector<Column> answers;
    for (const knowledge::StatementIndex s : part.statements) {
      const knowledge::Statement& statement = content_.statements[s];
      statements.push_back({condition_text(statement.when.condition, sql_), statement.id});
      answers.push_back({name(statement.id), statement.id});
    }
    for (const OptionPart& option : part.options) {
      const auto& when = content_.statements[option.statement].options[option.option].when;
      if (!when) continue;
      narrower.push_back({fmt::format("{} AND ({})", name(content_.statements[option.statement].id),
                                      condition_text(when->condition, sql_)),
                          option.name});
      answers.push_back({name(option.name), option.name});
    }
    for (const StancePart& stance : part.stances) {
      std::string any;
      for (const std::size_t i : stance.options) {
        any += fmt::format("{}{}", any.empty() ? "" : " OR ", name(part.options[i].name));
      }
      stances.push_back({any, stance.name});
      answers.push_back({name(stance.name), stance.name});
    }
    std::string from = fenced(layered(part.definitions, name("consilium_concepts")), "concepts");
    from = fenced(select({{"*", ""}}, statements, from), "statements");
    if (!narrower.empty()) from = fenced(select({{"*", ""}}, narrower, from), "options");
    if (!stances.empty()) from = fenced(select({{"*", ""}}, stances, from), "stances");
    out_ += comment(source.doi.empty() ? source.title : fmt::format("{} doi:{}", source.title, source.doi));
    view(view_of(source), select({{name("id"), "id"}}, answers, from));
  }

  static std::string view_of(const knowledge::Source& source) {
    std::string out = "consilium_" + source.id;
    std::replace(out.begin(), out.end(), '-', '_');
    return out;
  }

  /// `answer` is the column of the view `view_of(source)` that says whether the option is recommended.
  void options() {
    std::string rows;
    for (const SourcePart& part : parts_.sources) {
      const knowledge::Source& source = content_.sources[part.source];
      for (const OptionPart& o : part.options) {
        const knowledge::Statement& statement = content_.statements[o.statement];
        const knowledge::Option& option = statement.options[o.option];
        const auto grade = [](const std::vector<std::string>& scale, std::optional<std::uint32_t> index) {
          std::string out = "CAST(NULL AS VARCHAR(100))";
          if (index) out = text(scale[*index]);
          return out;
        };
        rows +=
            fmt::format("{}\n  SELECT {}, {}, {}, {}, {}, {}, {}", rows.empty() ? "" : " UNION ALL", text(source.id),
                        text(statement.id), text(o.name), text(content_.interventions[option.intervention].id),
                        text(knowledge::stance_words()[static_cast<std::size_t>(option.stance)]),
                        grade(source.strengths, statement.strength), grade(source.certainties, statement.certainty));
      }
    }
    if (rows.empty()) return;
    out_ += comment("What each column of a source's view recommends.");
    std::string columns;
    for (const std::string_view column :
         {"source", "statement", "answer", "intervention", "stance", "strength", "certainty"}) {
      columns += fmt::format("{}{}", columns.empty() ? "" : ", ", name(column));
    }
    out_ += fmt::format("CREATE OR REPLACE VIEW {} ({}) AS{};\n", name("consilium_option"), columns, rows);
  }

  /// A view of `from` with these definitions, one step of selecting for each that rests on another of them.
  std::string layered(const std::vector<cql::DefinitionIndex>& definitions, const std::string& from) const {
    std::map<cql::DefinitionIndex, std::size_t> depth;
    std::vector<std::vector<Column>> layers;
    for (const cql::DefinitionIndex i : definitions) {
      const cql::Condition& condition = content_.definitions[i].when.condition;
      const std::size_t own = depth_of(condition, depth);
      depth[i] = own + 1;
      if (layers.size() <= own) layers.resize(own + 1);
      layers[own].push_back({condition_text(condition, sql_), content_.definitions[i].name});
    }
    std::string out = fmt::format("SELECT * FROM {}", from);
    for (std::size_t i = 0; i < layers.size(); ++i) {
      out = select({{"*", ""}}, layers[i], i == 0 ? from : fenced(out, fmt::format("layer_{}", i)));
    }
    return out;
  }

  static std::size_t depth_of(const cql::Condition& condition,
                              const std::map<cql::DefinitionIndex, std::size_t>& depth) {
    std::size_t out = 0;
    if (condition.kind == cql::Condition::Kind::Use) {
      const auto found = depth.find(condition.definition);
      if (found != depth.end()) out = found->second;
    }
    for (const cql::Condition& operand : condition.operands) out = std::max(out, depth_of(operand, depth));
    return out;
  }

  /// A subquery that is computed once: PostgreSQL would otherwise repeat its expressions wherever they are used.
  std::string fenced(const std::string& query, std::string_view alias) const {
    const std::string_view fence = sql_.dialect() == Dialect::PostgreSql ? "\nOFFSET 0" : "";
    return fmt::format("(\n{}{}\n) AS {}", query, fence, name(alias));
  }

  std::string select(const std::vector<Column>& kept, const std::vector<Column>& columns,
                     const std::string& from) const {
    std::string out = "SELECT";
    bool first = true;
    const auto add = [&](const Column& column) {
      out += fmt::format("{}\n  {}", first ? "" : ",", column.expression);
      if (!column.name.empty() && column.expression != name(column.name))
        out += fmt::format(" AS {}", name(column.name));
      first = false;
    };
    for (const Column& column : kept) add(column);
    for (const Column& column : columns) add(column);
    return fmt::format("{}\nFROM {}", out, from);
  }

  void view(const std::string& title, const std::string& query) {
    out_ += fmt::format("CREATE OR REPLACE VIEW {} AS\n{};\n\n", name(title), query);
  }

  const Content& content_;
  const Parts& parts_;
  Sql sql_;
  std::string table_;
  std::string out_;
};

}  // namespace

const std::vector<std::string>& dialect_words() {
  static const std::vector<std::string> words = {"postgresql", "duckdb", "spark"};
  return words;
}

std::string sql_views(const Content& content, const Parts& parts, Dialect dialect, std::string_view table) {
  return Writer(content, parts, dialect, table).run();
}

}  // namespace consilium::translate
