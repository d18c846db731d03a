// The body of a request: one JSON object, read as strictly as a case file.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "advice/case.hpp"
#include "document/fields.hpp"
#include "server/http.hpp"

namespace consilium::server {

class Body {
 public:
  /// Throws diagnostics::InputError where it is no JSON object.
  Body(const knowledge::Content& content, const Request& request);

  [[nodiscard]] const document::Document& document() const { return document_; }
  [[nodiscard]] document::Fields& fields() { return fields_; }
  [[nodiscard]] diagnostics::Collector& errors() { return errors_; }

  /// `case`.
  [[nodiscard]] advice::Case patient();
  /// `sources`: ids; none = all.
  [[nodiscard]] std::vector<knowledge::SourceIndex> sources();
  /// Which of these words stands under `key`; 0 where it is missing or wrong, which `finish` reports. `what` they are.
  [[nodiscard]] std::size_t one(std::string_view key, std::string_view what, const std::vector<std::string>& words);
  [[nodiscard]] std::optional<std::size_t> optional_one(std::string_view key, std::string_view what,
                                                        const std::vector<std::string>& words);
  /// A whole number between these.
  [[nodiscard]] std::optional<std::size_t> whole(std::string_view key, std::size_t least, std::size_t most);
  /// A number between these.
  [[nodiscard]] std::optional<double> number(std::string_view key, double least, double most);
  /// Ids of features or interventions under `key`.
  [[nodiscard]] std::vector<knowledge::FeatureIndex> features(std::string_view key);
  [[nodiscard]] std::vector<std::string> interventions(std::string_view key);

  /// Throws diagnostics::InputError with everything that is wrong so far. To be called before anything is used.
  void finish();

 private:
  /// The indices of a list of ids.
  [[nodiscard]] std::vector<std::size_t> ids(std::string_view key, std::string_view what,
                                             const std::vector<std::string>& known);

  const knowledge::Content& content_;
  document::Document document_;
  diagnostics::Collector errors_;
  document::Fields fields_;
};

}  // namespace consilium::server
