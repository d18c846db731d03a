// Counters for Prometheus: requests by route and status, how long they took, and which knowledge base answers.
#pragma once

#include <prometheus/counter.h>
#include <prometheus/family.h>
#include <prometheus/histogram.h>
#include <prometheus/registry.h>

#include <chrono>
#include <string>

#include "knowledge/base.hpp"

namespace consilium::server {

/// May be used from several threads.
class Metrics {
 public:
  explicit Metrics(const knowledge::Base& base);

  /// `route` is the path of the table, not of the request: few, and without anything about a patient.
  void count(const std::string& method, const std::string& route, unsigned status,
             std::chrono::steady_clock::duration duration);
  /// In Prometheus' text format.
  [[nodiscard]] std::string text() const;

 private:
  prometheus::Registry registry_;
  prometheus::Family<prometheus::Counter>& requests_;
  prometheus::Family<prometheus::Histogram>& durations_;
};

}  // namespace consilium::server
