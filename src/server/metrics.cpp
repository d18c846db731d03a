#include "server/metrics.hpp"

#include <prometheus/gauge.h>
#include <prometheus/text_serializer.h>

namespace consilium::server {

Metrics::Metrics(const knowledge::Base& base)
    : requests_(
          prometheus::BuildCounter().Name("consilium_requests_total").Help("Requests answered").Register(registry_)),
      durations_(prometheus::BuildHistogram()
                     .Name("consilium_request_duration_seconds")
                     .Help("From the whole request read to the answer ready")
                     .Register(registry_)) {
  prometheus::BuildGauge()
      .Name("consilium_info")
      .Help("Program and knowledge base")
      .Register(registry_)
      .Add({{"version", CONSILIUM_VERSION}, {"knowledge", base.content.version}, {"fingerprint", base.fingerprint}})
      .Set(1);
}

void Metrics::count(const std::string& method, const std::string& route, unsigned status,
                    std::chrono::steady_clock::duration duration) {
  requests_.Add({{"method", method}, {"route", route}, {"status", std::to_string(status)}}).Increment();
  durations_
      .Add({{"route", route}}, prometheus::Histogram::BucketBoundaries{0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05,
                                                                       0.1, 0.25, 0.5, 1, 2.5})
      .Observe(std::chrono::duration<double>(duration).count());
}

std::string Metrics::text() const { return prometheus::TextSerializer().Serialize(registry_.Collect()); }

}  // namespace consilium::server
