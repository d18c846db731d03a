#include "audit/input.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>
#include <zstd.h>

#include <algorithm>
#include <array>
#include <boost/iostreams/filter/gzip.hpp>
#include <boost/iostreams/filtering_streambuf.hpp>
#include <boost/iostreams/operations.hpp>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <limits>

#include "diagnostics/diagnostics.hpp"

namespace consilium::audit {
namespace {

namespace io = boost::iostreams;

/// A record longer than this is a quote that was never closed, or no record at all.
constexpr std::size_t kLongestRecord = std::size_t{16} << 20U;
constexpr std::size_t kChunk = std::size_t{4} << 20U;
constexpr std::size_t kPiece = std::size_t{1} << 18U;

[[noreturn]] void fail(const std::string& path, std::string message, std::string help = {}) {
  throw diagnostics::InputError(diagnostics::about(path, std::move(message), std::move(help)));
}

/// Where the last record of the text ends, or 0 where none does. A quote opens a cell only at its beginning.
std::size_t end_of_records(const std::string& text, std::optional<char> delimiter) {
  const std::size_t last = text.rfind('\n') + 1;
  if (last == 0 || !delimiter || std::memchr(text.data(), '"', text.size()) == nullptr) return last;
  std::size_t end = 0;
  bool inside = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '"' && (inside || i == 0 || text[i - 1] == *delimiter || text[i - 1] == '\n')) inside = !inside;
    if (text[i] == '\n' && !inside) end = i + 1;
  }
  return end > 0 || text.size() < kLongestRecord ? end : last;
}

}  // namespace

/// Zstandard as a filter of Boost.Iostreams. The one that it brings takes a file that was cut off for a whole one.
class Zstandard : public io::multichar_input_filter {
 public:
  template <class Source>
  std::streamsize read(Source& source, char* out, std::streamsize count) {
    ZSTD_outBuffer to{out, static_cast<std::size_t>(count), 0};
    while (to.pos < to.size) {
      if (from_.pos == from_.size && !full_) {
        const std::streamsize n = io::read(source, packed_->data(), static_cast<std::streamsize>(packed_->size()));
        if (n <= 0) {
          if (left_ != 0) throw std::ios_base::failure("cut off");
          break;
        }
        from_ = {packed_->data(), static_cast<std::size_t>(n), 0};
      }
      left_ = ZSTD_decompressStream(stream_.get(), &to, &from_);
      if (ZSTD_isError(left_) != 0) throw std::ios_base::failure(ZSTD_getErrorName(left_));
      full_ = to.pos == to.size;
    }
    return to.pos == 0 ? -1 : static_cast<std::streamsize>(to.pos);
  }

 private:
  std::shared_ptr<ZSTD_DStream> stream_{ZSTD_createDStream(), ZSTD_freeDStream};
  std::shared_ptr<std::string> packed_ = std::make_shared<std::string>(ZSTD_DStreamInSize(), '\0');
  ZSTD_inBuffer from_{nullptr, 0, 0};
  std::size_t left_ = 0;  ///< 0 where a frame has ended
  bool full_ = false;     ///< more may come out without more going in
};

/// One file, decompressed where it is compressed.
struct Input::Stream {
  /// Bytes as they lie on the disk.
  struct Raw {
    using char_type = char;
    using category = io::source_tag;
    Stream* stream;
    std::streamsize read(char* out, std::streamsize count) const { return stream->raw(out, count); }
  };

  explicit Stream(const std::string& name) : path(name) {
    fd = name == "-" ? STDIN_FILENO : ::open(name.c_str(), O_RDONLY | O_CLOEXEC);
    if (fd < 0) fail(name, fmt::format("cannot be read: {}", std::strerror(errno)));
    while (ahead.size() < 4 && more()) {
    }
    if (ahead.starts_with("\x1f\x8b")) filter.emplace().push(io::gzip_decompressor());
    if (ahead.starts_with("\x28\xb5\x2f\xfd")) filter.emplace().push(Zstandard());
    if (filter) filter->push(Raw{this}, kPiece);
  }
  ~Stream() {
    if (fd > STDIN_FILENO) ::close(fd);
  }
  Stream(const Stream&) = delete;
  Stream& operator=(const Stream&) = delete;

  bool more() {
    std::array<char, 4096> piece{};
    const ssize_t n = take(piece.data(), piece.size());
    if (n > 0) ahead.append(piece.data(), static_cast<std::size_t>(n));
    return n > 0;
  }

  ssize_t take(char* out, std::size_t count) {
    while (true) {
      const ssize_t n = ::read(fd, out, count);
      if (n >= 0) {
        bytes += static_cast<std::uint64_t>(n);
        return n;
      }
      if (errno != EINTR) fail(path, fmt::format("cannot be read: {}", std::strerror(errno)));
    }
  }

  std::streamsize raw(char* out, std::streamsize count) {
    if (!ahead.empty()) {
      const std::size_t n = std::min(ahead.size(), static_cast<std::size_t>(count));
      std::memcpy(out, ahead.data(), n);
      ahead.erase(0, n);
      return static_cast<std::streamsize>(n);
    }
    const ssize_t n = take(out, static_cast<std::size_t>(count));
    return n == 0 ? -1 : n;
  }

  /// 0 at the end.
  std::size_t read(char* out, std::size_t count) {
    if (!filter)
      return static_cast<std::size_t>(std::max<std::streamsize>(0, raw(out, static_cast<std::streamsize>(count))));
    try {
      return static_cast<std::size_t>(
          std::max<std::streamsize>(0, io::read(*filter, out, static_cast<std::streamsize>(count))));
    } catch (const std::ios_base::failure&) {
      fail(path, "is damaged: it does not decompress to its end", "compress it again with gzip or zstd");
    }
  }

  std::string path;
  int fd = -1;
  std::uint64_t bytes = 0;
  std::string ahead;
  std::optional<io::filtering_streambuf<io::input>> filter;
};

Input::Input(std::vector<std::string> paths) : paths_(std::move(paths)) {
  for (const std::string& path : paths_) {
    std::error_code error;
    const std::uint64_t bytes = path == "-" ? 0 : std::filesystem::file_size(path, error);
    if (path == "-" || error) {
      size_ = 0;
      return;
    }
    size_ += bytes;
  }
}
Input::~Input() = default;
Input::Input(Input&&) noexcept = default;

const std::string& Input::path() const { return paths_[file_ - 1]; }

bool Input::fill() {
  const std::size_t had = rest_.size();
  rest_.resize(had + kPiece);
  rest_.resize(had + stream_->read(rest_.data() + had, kPiece));
  return rest_.size() > had;
}

bool Input::next_file(std::string& first_line) {
  if (stream_) before_ += stream_->bytes;
  if (file_ == paths_.size()) return false;
  stream_ = std::make_unique<Stream>(paths_[file_++]);
  rest_.clear();
  line_ = 1;
  while (rest_.find('\n') == std::string::npos && fill()) {
    if (rest_.size() > kLongestRecord) fail(path(), "has no line end in its first 16 MiB", "is it a table at all?");
  }
  if (rest_.empty()) fail(path(), "is empty", "a header with the names of the columns, then one line a case");
  constexpr std::string_view kMark = "\xef\xbb\xbf";
  if (rest_.starts_with(kMark)) rest_.erase(0, kMark.size());
  const std::size_t end = std::min(rest_.find('\n'), rest_.size());
  first_line = rest_.substr(0, end);
  if (first_line.ends_with('\r')) first_line.pop_back();
  rest_.erase(0, end + 1);
  line_ = 2;
  return true;
}

void Input::put_back(const std::string& line) {
  rest_.insert(0, line + "\n");
  line_ = 1;
}

bool Input::next(Chunk& chunk, std::optional<char> delimiter) {
  std::size_t end = 0;
  while (end == 0) {
    while (rest_.size() < kChunk && fill()) {
    }
    const bool all = rest_.size() < kChunk;
    if (all && rest_.empty()) return false;
    if (all && !rest_.ends_with('\n')) rest_ += '\n';
    end = all ? rest_.size() : end_of_records(rest_, delimiter);
    if (end > 0 || fill()) {
      if (end == 0 && rest_.size() > 2 * kLongestRecord) fail(path(), fmt::format("line {} does not end", line_));
      continue;
    }
    if (!rest_.ends_with('\n')) rest_ += '\n';
    end = rest_.size();
  }
  chunk.file = file_ - 1;
  chunk.line = line_;
  chunk.read = before_ + stream_->bytes;
  std::string left = rest_.substr(end);
  rest_.resize(end);
  line_ += static_cast<std::size_t>(std::count(rest_.begin(), rest_.end(), '\n'));
  chunk.text = std::move(rest_);
  chunk.text.reserve(end + kPadding);
  rest_ = std::move(left);
  return true;
}

}  // namespace consilium::audit
