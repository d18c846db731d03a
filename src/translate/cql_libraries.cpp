#include "translate/cql_libraries.hpp"

#include <fmt/format.h>

#include <array>
#include <cctype>

#include "translate/condition_text.hpp"

namespace consilium::translate {
namespace {

using knowledge::Content;
using Kind = cql::FeatureType::Kind;
using Relation = cql::Test::Relation;

constexpr std::string_view kCase = "ConsiliumCase";
constexpr std::string_view kConcepts = "ConsiliumConcepts";
constexpr std::string_view kConstraints = "ConsiliumConstraints";

/// Text between marks with a backslash before what would end it.
std::string escaped(std::string_view text, char mark) {
  std::string out(1, mark);
  for (const char c : text) {
    if (c == mark || c == '\\') out += '\\';
    out += c == '\n' ? ' ' : c;
  }
  return out + mark;
}

std::string name(std::string_view text) { return escaped(text, '"'); }

/// "asco-2023" -> "ConsiliumAsco2023"
std::string library_of(const knowledge::Source& source) {
  std::string out = "Consilium";
  bool first = true;
  for (const char c : source.id) {
    if (std::isalnum(static_cast<unsigned char>(c)) != 0) {
      out += first ? static_cast<char>(std::toupper(static_cast<unsigned char>(c))) : c;
      first = false;
    } else {
      first = true;
    }
  }
  return out;
}

/// Is the feature's value in the concepts rather than as the case states it?
bool is_normalised(const knowledge::Feature& feature) {
  return feature.only.has_value() || (feature.special.empty() && !feature.absent.empty());
}

/// What a feature is called in the concepts. Not by its own id, which may be the text of a value as well.
std::string normalised_name(const knowledge::Feature& feature) {
  return fmt::format("{}, {}", feature.id(), feature.only ? "where it pertains" : "or as assumed");
}

std::string literal(const knowledge::Feature& feature, std::string_view value) {
  return feature.type.kind == Kind::Code ? escaped(value, '\'') : std::string(value);
}

/// How a library speaks of what stands in it and in others.
class Cql : public Language {
 public:
  /// `inside` = in the shared concepts themselves.
  Cql(const Content& content, bool inside)
      : Language({"true", "false", "not", "and", "or", "xor", "implies"}), content_(content), inside_(inside) {}

  std::string test(const cql::Test& test) const override {
    const knowledge::Feature& feature = content_.features[test.feature];
    const std::string subject = feature_name(test.feature);
    if (test.relation == Relation::In) {
      return feature.type.kind == Kind::Boolean ? truth(subject, test.values)
                                                : membership(feature, subject, test.values);
    }
    std::string out = fmt::format("{} {} {}", subject, symbol(test.relation), test.number);
    if (lets_special_in(feature, test)) out = fmt::format("({} >= {} and {})", subject, feature.type.low, out);
    // A number that was not taken compares with nothing.
    if (!feature.special.empty() && feature.absent == feature.special) return fmt::format("Coalesce({}, false)", out);
    return out;
  }

  std::string use(cql::DefinitionIndex definition) const override {
    const knowledge::Definition& d = content_.definitions[definition];
    return d.source || inside_ ? name(d.name) : fmt::format("Concepts.{}", name(d.name));
  }

 private:
  [[nodiscard]] std::string feature_name(knowledge::FeatureIndex index) const {
    const knowledge::Feature& feature = content_.features[index];
    if (!is_normalised(feature)) return fmt::format("Facts.{}", name(feature.id()));
    const std::string concept_name = name(normalised_name(feature));
    return inside_ ? concept_name : fmt::format("Concepts.{}", concept_name);
  }

  static std::string truth(const std::string& subject, cql::ValueSet values) {
    switch (values & 3U) {
      case 2:
        return subject;
      case 1:
        return fmt::format("not ({})", subject);
      default:
        return values == 0 ? "false" : fmt::format("({0} or not ({0}))", subject);
    }
  }

  /// A disjunction, because engines answer `null in { … }` with false.
  static std::string membership(const knowledge::Feature& feature, const std::string& subject, cql::ValueSet values) {
    std::string out;
    std::size_t count = 0;
    for (std::size_t i = 0; i < feature.type.values.size(); ++i) {
      if (((values >> i) & 1U) == 0) continue;
      out += fmt::format("{}{} = {}", count > 0 ? " or " : "", subject, escaped(feature.type.values[i], '\''));
      ++count;
    }
    if (count == 0) return "false";
    return fmt::format("({})", out);
  }

  const Content& content_;
  bool inside_;
};

/// A comment that cannot end early.
std::string comment(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '/' && !out.empty() && out.back() == '*') out += ' ';
    out += c == '\n' ? ' ' : c;
  }
  return fmt::format("// {}\n", out);
}

std::string define(std::string_view title, std::string_view body) {
  return fmt::format("define {}:\n  {}\n\n", name(title), body);
}

class Writer {
 public:
  Writer(const Content& content, const Parts& parts) : content_(content), parts_(parts) {}

  std::vector<CqlLibrary> run() const {
    std::vector<CqlLibrary> out{{std::string(kCase), facts()},
                                {std::string(kConcepts), concepts()},
                                {std::string(kConstraints), constraints()}};
    for (const SourcePart& part : parts_.sources) {
      out.push_back({library_of(content_.sources[part.source]), source(part)});
    }
    return out;
  }

 private:
  std::string head(std::string_view library, std::string_view about, bool concepts) const {
    std::string out = comment(about);
    out += comment(content_.notice);
    out += fmt::format("library {} version {}\n\n", library, escaped(content_.version, '\''));
    const auto include = [&](std::string_view other, std::string_view alias) {
      out += fmt::format("include {} version {} called {}\n", other, escaped(content_.version, '\''), alias);
    };
    if (library != kCase) include(kCase, "Facts");
    if (concepts) include(kConcepts, "Concepts");
    return out + (library == kCase ? "" : "\ncontext Unfiltered\n\n");
  }

  std::string facts() const {
    std::string out = head(kCase, "The features of a case. Null is unknown.", false);
    for (const knowledge::Feature& feature : content_.features) {
      out += comment(feature.type.unit.empty() ? feature.label
                                               : fmt::format("{}, in {}", feature.label, feature.type.unit));
      if (feature.type.kind == Kind::Code)
        out += comment(fmt::format("one of {}", fmt::join(feature.type.values, ", ")));
      if (!feature.special.empty()) {
        out += comment(fmt::format("{} stands for {}", special_number(feature), feature.special_label));
      }
      static constexpr std::array<std::string_view, 3> kTypes = {"Boolean", "String", "Decimal"};
      out +=
          fmt::format("parameter {} {}\n\n", name(feature.id()), kTypes[static_cast<std::size_t>(feature.type.kind)]);
    }
    return out;
  }

  std::string concepts() const {
    std::string out = head(kConcepts, "What the sources share.", false);
    const Cql language(content_, true);
    for (const knowledge::Feature& feature : content_.features) {
      if (!is_normalised(feature)) continue;
      const std::string stated = fmt::format("Facts.{}", name(feature.id()));
      if (feature.only) {
        out += comment(feature.only->reason);
        out += define(
            normalised_name(feature),
            fmt::format("if not ({}) then '' else {}", condition_text(feature.only->when.condition, language), stated));
      } else {
        out +=
            define(normalised_name(feature), fmt::format("Coalesce({}, {})", stated, literal(feature, feature.absent)));
      }
    }
    for (const cql::DefinitionIndex i : parts_.shared) out += definition(i, language);
    for (const knowledge::Classification& classification : content_.classifications) {
      out += comment(classification.label);
      std::string body = "case";
      for (const auto& value : classification.values) {
        body += fmt::format("\n    when {} then {}", condition_text(value.when.condition, language, 4),
                            escaped(value.id, '\''));
      }
      out += define(fmt::format("classification {}", classification.id), body + "\n    else null\n  end");
    }
    return out;
  }

  std::string constraints() const {
    std::string out = head(kConstraints, "What cannot be. A case that breaks a constraint contradicts itself.", true);
    const Cql language(content_, false);
    std::string all;
    for (const knowledge::Constraint& constraint : content_.constraints) {
      out += comment(constraint.reason);
      out += define(constraint.name, condition_text(constraint.when.condition, language));
      all += fmt::format("{}{}", all.empty() ? "" : "\n    and ", name(constraint.name));
    }
    return out + comment("False where the case contradicts itself.") + define("Consistent", all.empty() ? "true" : all);
  }

  std::string source(const SourcePart& part) const {
    const knowledge::Source& source = content_.sources[part.source];
    std::string out =
        head(library_of(source), source.doi.empty() ? source.title : fmt::format("{} doi:{}", source.title, source.doi),
             true);
    const Cql language(content_, false);
    for (const cql::DefinitionIndex i : part.definitions) out += definition(i, language);
    for (const knowledge::StatementIndex s : part.statements) {
      const knowledge::Statement& statement = content_.statements[s];
      out += comment(statement.text) + comment(graded(source, statement));
      out += define(statement.id, condition_text(statement.when.condition, language));
    }
    for (const OptionPart& option : part.options) {
      const knowledge::Statement& statement = content_.statements[option.statement];
      const auto& when = statement.options[option.option].when;
      if (!when) continue;
      out += define(option.name,
                    fmt::format("{} and ({})", name(statement.id), condition_text(when->condition, language)));
    }
    for (const StancePart& stance : part.stances) {
      std::string body;
      for (const std::size_t i : stance.options) {
        body += fmt::format("{}{}", body.empty() ? "" : " or ", name(part.options[i].name));
      }
      out += define(stance.name, body);
    }
    return out;
  }

  static std::string graded(const knowledge::Source& source, const knowledge::Statement& statement) {
    std::string out = statement.locator;
    if (statement.strength) out += fmt::format("; strength: {}", source.strengths[*statement.strength]);
    if (statement.certainty) out += fmt::format("; certainty: {}", source.certainties[*statement.certainty]);
    return out;
  }

  std::string definition(cql::DefinitionIndex index, const Cql& language) const {
    const knowledge::Definition& d = content_.definitions[index];
    return define(d.name, condition_text(d.when.condition, language));
  }

  const Content& content_;
  const Parts& parts_;
};

}  // namespace

std::vector<CqlLibrary> cql_libraries(const Content& content, const Parts& parts) {
  return Writer(content, parts).run();
}

}  // namespace consilium::translate
