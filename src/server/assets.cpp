#include "server/assets.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <boost/beast/http/rfc7230.hpp>

extern "C" {
extern const char consilium_page_begin;  // embedded.S
extern const char consilium_page_end;
extern const char consilium_description_begin;
extern const char consilium_description_end;
extern const char consilium_vignettes_begin;
extern const char consilium_vignettes_end;
}

namespace consilium::server {
namespace {

struct File {
  std::string type;
  std::string etag;
  std::map<std::string, std::string_view> encodings;
};

std::string_view between(const char& begin, const char& end) {
  return {&begin, static_cast<std::size_t>(&end - &begin)};
}

/// By path; what pack.mjs wrote.
std::map<std::string, File, std::less<>> unpack() {
  const std::string_view packed = between(consilium_page_begin, consilium_page_end);
  const std::size_t line = packed.find('\n');
  const std::string_view bytes = packed.substr(line + 1);
  std::map<std::string, File, std::less<>> out;
  const json::value index = json::parse({packed.data(), line});
  for (const json::value& item : index.as_array()) {
    const auto text = [&](const char* key) { return json::value_to<std::string>(item.at(key)); };
    File file{text("type"), text("etag"), {}};
    for (const auto& [name, place] : item.at("encodings").as_object()) {
      file.encodings[name] = bytes.substr(place.at(0).to_number<std::size_t>(), place.at(1).to_number<std::size_t>());
    }
    out[text("path")] = std::move(file);
  }
  return out;
}

const std::map<std::string, File, std::less<>>& files() {
  static const auto kFiles = unpack();
  return kFiles;
}

/// Is the encoding in Accept-Encoding, and not ruled out by q=0?
bool accepts(const Request& request, std::string_view encoding) {
  const http::ext_list list{request[http::field::accept_encoding]};
  return std::any_of(list.begin(), list.end(), [&](const auto& item) {
    if (item.first != boost::core::string_view(encoding.data(), encoding.size())) return false;
    return std::none_of(item.second.begin(), item.second.end(), [](const auto& parameter) {
      return parameter.first == "q" && parameter.second.find_first_not_of("0.") == boost::core::string_view::npos;
    });
  });
}

Response send(const File& file, const Request& request) {
  std::string_view encoding = "identity";
  for (const std::string_view better : {"br", "gzip"}) {
    if (file.encodings.contains(std::string(better)) && accepts(request, better)) {
      encoding = better;
      break;
    }
  }
  const std::string etag =
      encoding == "identity" ? fmt::format("\"{}\"", file.etag) : fmt::format("\"{}-{}\"", file.etag, encoding);
  const bool known = request[http::field::if_none_match] == etag;
  Response response =
      known ? text_response(http::status::not_modified, file.type, {})
            : text_response(http::status::ok, file.type, std::string(file.encodings.at(std::string(encoding))));
  if (encoding != "identity" && !known) response.set(http::field::content_encoding, std::string(encoding));
  response.set(http::field::etag, etag);
  response.set(http::field::vary, "Accept-Encoding");
  // kept by the browser, and asked for again: the next version of the program has other files of the same name
  response.set(http::field::cache_control, "no-cache");
  return response;
}

}  // namespace

std::optional<Response> asset(std::string_view path, const Request& request) {
  const auto found = files().find(path);
  if (found != files().end()) return send(found->second, request);
  const auto index = files().find("/index.html");
  const bool page = path == "/" || request[http::field::accept].find("text/html") != boost::core::string_view::npos;
  const bool place = !path.starts_with("/api/") && path.rfind('.') == std::string_view::npos;
  if (page && place && index != files().end()) return send(index->second, request);
  return std::nullopt;
}

json::array vignettes(std::string_view statement) {
  static const json::object kVignettes = [] {
    const std::string_view text = between(consilium_vignettes_begin, consilium_vignettes_end);
    return json::parse({text.data(), text.size()}).as_object();
  }();
  const auto* found = kVignettes.if_contains({statement.data(), statement.size()});
  return found == nullptr ? json::array() : found->as_array();
}

std::string_view description() { return between(consilium_description_begin, consilium_description_end); }

}  // namespace consilium::server
