// What the parts of the loader share. Internal to this folder.
#pragma once

#include <filesystem>
#include <string>

#include "cql/check.hpp"
#include "document/document.hpp"
#include "document/fields.hpp"
#include "knowledge/content.hpp"

namespace consilium::knowledge {

/// One value as printed, or both ends of a range; anything else is an error. In load_evidence.cpp.
[[nodiscard]] std::vector<Printed> printed_values(document::Fields& fields, const document::Value& value,
                                                  bool one_allowed);

class Loader {
 public:
  explicit Loader(std::filesystem::path directory) : directory_(std::move(directory)) {}

  Content run();

 private:
  // load_features.cpp
  void features(const std::string& group);
  void feature(const document::Document& file, const document::Member& member, const std::string& group);
  void number(document::Fields& fields, const document::Document& file, Feature& feature);
  void interventions();
  void resolve_derivations();
  void resolve_only(const cql::Scope& scope);
  void derivation(const document::Document& file, const document::Value& value, Feature& feature);

  // load_progression.cpp
  void progression();
  void progression_rule(const document::Document& file, const document::Value& key, const document::Value* values,
                        bool becomes);

  // load_sources.cpp
  void source(const std::string& id);
  void statements(const std::filesystem::path& path, SourceIndex source, const cql::Scope& scope);
  void statement(const document::Document& file, const document::Value& value, SourceIndex source,
                 const cql::Scope& scope);
  void option(const document::Document& file, const document::Value& value, Statement& statement,
              const cql::Scope& scope);

  // load_evidence.cpp
  /// Its concepts are seen by the studies only.
  void evidence(cql::Scope scope);
  void figure();
  void studies(const std::string& name, const cql::Scope& scope);
  void study(const document::Document& file, const document::Value& value, const cql::Scope& scope);
  void arm(const document::Document& file, const document::Value& value, Study& study);
  void mention(const document::Document& file, const document::Value& value, Study& study);
  void endpoint(const document::Document& file, const document::Value& value, Study& study);
  /// The studies that a statement rests on.
  void rests_on(const document::Document& file, const document::Value& value, Statement& statement);

  // load_regimens.cpp
  void regimens(const cql::Scope& scope);
  void regimen(const document::Document& file, const document::Value& value, const cql::Scope& scope);
  void citation(const document::Document& file, const document::Value& value, Regimen& regimen);
  SourceIndex cited(document::Fields& fields, const document::Document& file, const Regimen& regimen);
  void dose(const document::Document& file, const document::Value& value, Regimen& regimen);
  Detail detail(const document::Document& file, const document::Value& value, const Regimen& regimen);
  void contraindication(const document::Document& file, const document::Value& value, Regimen& regimen,
                        const cql::Scope& scope);

  // load_timing.cpp
  /// After the statements, to which it refers.
  void timings();
  void timing(const document::Document& file, const document::Value& value);
  void timed(document::Fields& fields, const document::Value& value, Timing& timing);
  void phase(const document::Document& file, const document::Value& value, Timing& timing);
  std::vector<InterventionIndex> intervention_list(const document::Document& file, const document::Value* value);

  // load.cpp
  void manifest();
  void concepts(const std::filesystem::path& path, cql::Scope& scope, std::optional<SourceIndex> source);
  void constraints(cql::Scope& scope);
  void classifications(const cql::Scope& scope);
  void unlisted_files();

  [[nodiscard]] document::Document yaml(const std::filesystem::path& path) const;
  /// The condition that stands at `value`; an error makes it `false`.
  When when(const document::Document& file, const document::Value& value, const cql::Scope& scope);
  [[nodiscard]] Place place(const diagnostics::SourceText& file, diagnostics::Span span) const;
  std::map<std::string, std::string> codes(document::Fields& fields, const document::Document& file);
  std::optional<InterventionIndex> intervention(const document::Document& file, const document::Value& value);

  /// Runs one part; what it throws is kept and shown together with the errors of the other parts.
  template <class Part>
  void attempt(Part part) {
    try {
      part();
    } catch (const diagnostics::InputError& error) {
      errors_.add(error);
    }
  }

  struct Pending {
    FeatureIndex feature;
    document::Document file;  ///< keeps the value's text alive
    document::Value value;
  };

  std::filesystem::path directory_;
  Content content_;
  std::vector<std::string> feature_files_;
  std::vector<std::string> source_ids_;
  std::vector<std::string> evidence_files_;
  std::size_t evidence_files_read_ = 0;
  std::vector<Pending> derivations_;
  std::vector<Pending> only_;
  std::vector<cql::CheckedDefinition> definitions_;
  diagnostics::Collector errors_;
};

}  // namespace consilium::knowledge
