// Connections: each is a coroutine on a strand of its own, reading and answering one request after another within
// limits of size and time.
#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <boost/algorithm/string/case_conv.hpp>
#include <boost/asio.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <thread>

#include "exchange/case_file.hpp"
#include "server/dispatch.hpp"
#include "server/problem.hpp"
#include "server/server.hpp"

namespace consilium::server {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
using asio::ip::tcp;
using boost::system::error_code;

constexpr std::uint32_t kLargestHeader = 16 * 1024;
constexpr std::size_t kMostConnections = 256;
constexpr auto kTimeToBegin = std::chrono::seconds(120);  // a page is looked at before it asks again
constexpr auto kTimeToRead = std::chrono::seconds(30);
constexpr auto kTimeToWrite = std::chrono::seconds(30);
constexpr auto kTimeToFinish = std::chrono::seconds(5);

constexpr auto kNoThrow = asio::as_tuple(asio::use_awaitable);

struct State {
  Service service;
  std::atomic<std::size_t> connections = 0;
  std::atomic<std::size_t> answering = 0;  ///< requests read and not yet answered
  std::atomic<bool> ending = false;
};

/// Counts as long as it lives.
class Counted {
 public:
  explicit Counted(std::atomic<std::size_t>& count) : count_(count) { ++count_; }
  ~Counted() { --count_; }
  Counted(const Counted&) = delete;
  Counted& operator=(const Counted&) = delete;
  Counted(Counted&&) = delete;
  Counted& operator=(Counted&&) = delete;

 private:
  std::atomic<std::size_t>& count_;
};

/// What to say to a request that could not be read; nothing where the other side is gone or late.
std::optional<http::status> status_of(error_code error) {
  if (error == http::error::body_limit) return http::status::payload_too_large;
  if (error == http::error::header_limit) return http::status::request_header_fields_too_large;
  if (error == http::error::end_of_stream || error == http::error::partial_message) return std::nullopt;
  if (error.category() == http::make_error_code(http::error::bad_method).category()) return http::status::bad_request;
  return std::nullopt;
}

asio::awaitable<void> refuse(beast::tcp_stream& stream, http::status status) {
  Response response = problem_response({status, std::string(http::obsolete_reason(status))});
  add_security_headers(response);
  response.keep_alive(false);
  response.prepare_payload();
  stream.expires_after(kTimeToWrite);
  co_await http::async_write(stream, response, kNoThrow);
}

/// Reads a whole request. Nothing where the connection is to be closed.
asio::awaitable<std::optional<Request>> read(beast::tcp_stream& stream, beast::flat_buffer& buffer) {
  http::request_parser<http::string_body> parser;
  parser.header_limit(kLargestHeader);
  parser.body_limit(exchange::kLargestCase);
  stream.expires_after(kTimeToBegin);
  auto [error, header_bytes] = co_await http::async_read_header(stream, buffer, parser, kNoThrow);
  stream.expires_after(kTimeToRead);
  if (!error && beast::iequals(parser.get()[http::field::expect], "100-continue")) {
    constexpr unsigned kHttp11 = 11;
    http::response<http::empty_body> go_on{http::status::continue_, kHttp11};
    co_await http::async_write(stream, go_on, kNoThrow);
  }
  if (!error) {
    auto [body_error, body_bytes] = co_await http::async_read(stream, buffer, parser, kNoThrow);
    error = body_error;
  }
  if (!error) co_return parser.release();
  if (const auto status = status_of(error)) co_await refuse(stream, *status);
  co_return std::nullopt;
}

asio::awaitable<void> converse(tcp::socket socket, State& state) {
  const Counted connection(state.connections);
  beast::tcp_stream stream(std::move(socket));
  error_code ignored;
  stream.socket().set_option(tcp::no_delay(true), ignored);
  beast::flat_buffer buffer;
  while (!state.ending) {
    const auto request = co_await read(stream, buffer);
    if (!request) break;
    const Counted answering(state.answering);
    Response response = answer(state.service, *request);
    if (state.ending) response.keep_alive(false);
    stream.expires_after(kTimeToWrite);
    const auto [error, bytes] = co_await http::async_write(stream, response, kNoThrow);
    if (error || !response.keep_alive()) break;
  }
  stream.socket().shutdown(tcp::socket::shutdown_send, ignored);
}

asio::awaitable<void> accept(asio::io_context& io, tcp::acceptor& acceptor, State& state) {
  while (acceptor.is_open()) {
    auto [error, socket] = co_await acceptor.async_accept(asio::make_strand(io), kNoThrow);
    if (error == asio::error::operation_aborted || error == asio::error::bad_descriptor) break;
    if (error) {
      // out of descriptors, most likely: connections that end give some back
      asio::steady_timer pause(acceptor.get_executor(), std::chrono::milliseconds(100));
      co_await pause.async_wait(kNoThrow);
    } else if (state.connections < kMostConnections) {
      const auto executor = socket.get_executor();
      asio::co_spawn(executor, converse(std::move(socket), state), asio::detached);
    }
  }
}

/// Waits for a signal, accepts no more, lets what is being answered be answered.
asio::awaitable<void> end_on_signal(asio::io_context& io, tcp::acceptor& acceptor, State& state) {
  asio::signal_set signals(io, SIGINT, SIGTERM);
  co_await signals.async_wait(kNoThrow);
  state.ending = true;
  acceptor.close();
  const auto latest = std::chrono::steady_clock::now() + kTimeToFinish;
  asio::steady_timer timer(io);
  while (state.answering > 0 && std::chrono::steady_clock::now() < latest) {
    timer.expires_after(std::chrono::milliseconds(5));
    co_await timer.async_wait(kNoThrow);
  }
  io.stop();
}

tcp::acceptor listen(const asio::strand<asio::io_context::executor_type>& strand, const Options& options) {
  try {
    const tcp::endpoint endpoint(asio::ip::make_address(options.address), options.port);
    tcp::acceptor acceptor(strand);
    acceptor.open(endpoint.protocol());
    acceptor.set_option(asio::socket_base::reuse_address(true));
    acceptor.bind(endpoint);
    acceptor.listen();
    return acceptor;
  } catch (const boost::system::system_error& error) {
    throw std::runtime_error(
        fmt::format("cannot listen on {} port {}: {}", options.address, options.port, error.code().message()));
  }
}

/// As it stands in a URL and in `Host`.
std::string bracketed(const std::string& address) {
  return address.find(':') == std::string::npos ? address : fmt::format("[{}]", address);
}

std::vector<std::string> known_hosts(const Options& options) {
  std::vector<std::string> out{"localhost", "127.0.0.1", "[::1]", bracketed(options.address)};
  for (const std::string& host : options.hosts) out.push_back(boost::algorithm::to_lower_copy(host));
  return out;
}

}  // namespace

void serve(const knowledge::Base& base, store::Store& store, const Options& options,
           const std::function<void(const std::string& url)>& ready) {
  // one thread more than processors, so that a long question does not keep a short one waiting
  const unsigned threads = std::max(2U, std::thread::hardware_concurrency() + 1);
  State state{{base, store, known_hosts(options)}};
  asio::io_context io(static_cast<int>(threads));  // after the state: its coroutines count themselves out of it
  tcp::acceptor acceptor = listen(asio::make_strand(io), options);
  asio::co_spawn(acceptor.get_executor(), accept(io, acceptor, state), asio::detached);
  asio::co_spawn(acceptor.get_executor(), end_on_signal(io, acceptor, state), asio::detached);
  ready(fmt::format("http://{}:{}/", bracketed(options.address), acceptor.local_endpoint().port()));
  std::vector<std::jthread> pool;
  for (unsigned i = 1; i < threads; ++i) pool.emplace_back([&io] { io.run(); });
  io.run();
}

}  // namespace consilium::server
