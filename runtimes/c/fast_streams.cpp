// std::ios_base::sync_with_stdio(false) as contest programs expect it: from then on cin and
// cout have buffers of their own and no longer go through C's stdio one character at a time.
//
// libc++'s own version only remembers the flag. This file is linked into programs that call it.

#include <cstring>
#include <iostream>
#include <new>
#include <streambuf>
#include <unistd.h>

namespace {

constexpr std::size_t buffer_bytes = 64 * 1024;

class input_buffer final : public std::streambuf {
  // Some room in front keeps putback working across a refill.
  static constexpr std::size_t putback_bytes = 8;
  char room[putback_bytes + buffer_bytes];

  int_type underflow() override {
    if (gptr() < egptr())
      return traits_type::to_int_type(*gptr());
    std::size_t kept = gptr() - eback();
    if (kept > putback_bytes)
      kept = putback_bytes;
    char* start = room + putback_bytes;
    if (kept > 0)
      std::memmove(start - kept, gptr() - kept, kept);
    ssize_t count = ::read(STDIN_FILENO, start, buffer_bytes);
    if (count <= 0)
      return traits_type::eof();
    setg(start - kept, start, start + count);
    return traits_type::to_int_type(*start);
  }

  int_type pbackfail(int_type c) override {
    if (gptr() == eback())
      return traits_type::eof();
    gbump(-1);
    if (!traits_type::eq_int_type(c, traits_type::eof()))
      *gptr() = traits_type::to_char_type(c);
    return traits_type::not_eof(c);
  }
};

class output_buffer final : public std::streambuf {
  char room[buffer_bytes];

  static bool write_all(const char* data, std::size_t count) {
    while (count > 0) {
      ssize_t written = ::write(STDOUT_FILENO, data, count);
      if (written <= 0)
        return false;
      data += written;
      count -= written;
    }
    return true;
  }

  int sync() override {
    bool good = write_all(pbase(), pptr() - pbase());
    setp(room, room + buffer_bytes);
    return good ? 0 : -1;
  }

  int_type overflow(int_type c) override {
    if (sync() != 0)
      return traits_type::eof();
    if (!traits_type::eq_int_type(c, traits_type::eof())) {
      *pptr() = traits_type::to_char_type(c);
      pbump(1);
    }
    return traits_type::not_eof(c);
  }

  std::streamsize xsputn(const char* data, std::streamsize count) override {
    if (count > epptr() - pptr()) {
      if (sync() != 0)
        return 0;
      if (count >= static_cast<std::streamsize>(buffer_bytes))
        return write_all(data, count) ? count : 0;
    }
    std::memcpy(pptr(), data, count);
    pbump(static_cast<int>(count));
    return count;
  }

public:
  output_buffer() { setp(room, room + buffer_bytes); }
};

// Never destroyed: cout is flushed after the last static object is gone.
alignas(input_buffer) char input_room[sizeof(input_buffer)];
alignas(output_buffer) char output_room[sizeof(output_buffer)];

} // namespace

bool std::ios_base::sync_with_stdio(bool sync) {
  static bool previous = true;
  bool before          = previous;
  // As with other libraries, there is no way back once the streams are apart.
  if (previous && !sync) {
    std::cout.flush();
    std::cin.rdbuf(::new (input_room) input_buffer);
    std::cout.rdbuf(::new (output_room) output_buffer);
    previous = false;
  }
  return before;
}
