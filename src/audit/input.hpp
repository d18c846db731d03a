// Files as chunks of whole records.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace consilium::audit {

/// Text with room behind it, so that a cell may be loaded with the bytes that follow it.
inline constexpr std::size_t kPadding = 64;

struct Chunk {
  std::size_t file = 0;    ///< index of the file
  std::size_t line = 1;    ///< of its first record
  std::string text;        ///< ends with a line end; kPadding more bytes may be read
  std::uint64_t read = 0;  ///< bytes of the files read so far, compressed as they are
};

/// Reads files one after another; `-` is standard input; gzip (RFC 1952) and Zstandard (RFC 8878) are known by their
/// first bytes. Throws diagnostics::InputError where a file cannot be read or is damaged.
class Input {
 public:
  explicit Input(std::vector<std::string> paths);
  ~Input();
  Input(Input&&) noexcept;

  /// The first line of the next file, without its end, and past it; false after the last file.
  bool next_file(std::string& first_line);
  /// The next records of this file. With a delimiter, line ends inside quoted cells end no record. False at its end.
  bool next(Chunk& chunk, std::optional<char> delimiter);
  /// Puts a line back that was no header.
  void put_back(const std::string& line);

  [[nodiscard]] const std::string& path() const;
  [[nodiscard]] const std::vector<std::string>& paths() const { return paths_; }
  /// Bytes of all files as they lie on the disk; 0 where one is no regular file.
  [[nodiscard]] std::uint64_t size() const { return size_; }

 private:
  struct Stream;
  bool fill();

  std::vector<std::string> paths_;
  std::uint64_t size_ = 0;
  std::uint64_t before_ = 0;  ///< bytes of the files before this one
  std::size_t file_ = 0;
  std::size_t line_ = 1;
  std::unique_ptr<Stream> stream_;
  std::string rest_;  ///< read and not handed out
};

}  // namespace consilium::audit
