// Decimal integers and characters of streams with the classic locale, without facets, sentries and
// iterators, which made `cin >> n` and `cout << n` 4.6 times slower than elsewhere.
//
// Each function either does everything its operator must do and says true, or has changed nothing
// but skipped white space and says false; then libc++'s own code goes on. The declarations are
// edited into libc++'s headers, see src/recipe/libraries/edits.rs.

#include <cstring>
#include <istream>
#include <locale>
#include <ostream>
#include <streambuf>

_LIBCPP_BEGIN_NAMESPACE_STD

struct __mettle_stream_access {
  static bool has_classic_locale(const ios_base& stream) {
    return stream.__loc_ == *reinterpret_cast<void* const*>(&locale::classic());
  }
};

namespace {

// Makes the protected members of a stream buffer accessible.
struct area : streambuf {
  using streambuf::egptr;
  using streambuf::epptr;
  using streambuf::gbump;
  using streambuf::gptr;
  using streambuf::pbump;
  using streambuf::pptr;
};

bool is_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

// Room for the digits of 2^64 and a sign.
constexpr int number_bytes = 20;

bool put(streambuf* buffer, const char* text, streamsize count) {
  area& to = *static_cast<area*>(buffer);
  if (to.epptr() - to.pptr() < count)
    return buffer->sputn(text, count) == count;
  memcpy(to.pptr(), text, static_cast<size_t>(count));
  to.pbump(static_cast<int>(count));
  return true;
}

bool is_plain(ostream& stream) {
  return stream.good() && stream.width() == 0 && stream.tie() == nullptr && !(stream.flags() & ios_base::unitbuf);
}

} // namespace

bool __mettle_read_integer(istream& stream, long long& value, long long least, long long most) {
  ios_base::fmtflags flags = stream.flags();
  if (!stream.good() || (flags & ios_base::basefield) != ios_base::dec || !(flags & ios_base::skipws) ||
      !__mettle_stream_access::has_classic_locale(stream))
    return false;
  if (stream.tie())
    stream.tie()->flush();
  area& from = *static_cast<area*>(stream.rdbuf());
  const char* at = from.gptr();
  const char* end = from.egptr();
  for (;;) {
    while (at != end && is_space(*at))
      ++at;
    from.gbump(static_cast<int>(at - from.gptr()));
    if (at != end)
      break;
    if (from.sgetc() == streambuf::traits_type::eof())
      return false;
    at = from.gptr();
    end = from.egptr();
    if (at == end) // an unbuffered source
      return false;
  }
  bool negative = *at == '-';
  if (negative || *at == '+')
    ++at;
  const char* digits = at;
  unsigned long long magnitude = 0;
  for (; at != end && static_cast<unsigned char>(*at - '0') < 10; ++at)
    magnitude = magnitude * 10 + static_cast<unsigned char>(*at - '0');
  // What ends at the end of the buffer may go on in the next; 18 digits cannot overflow.
  if (at == end || at == digits || at - digits > 18)
    return false;
  long long result = negative ? -static_cast<long long>(magnitude) : static_cast<long long>(magnitude);
  if (result < least || result > most)
    return false;
  from.gbump(static_cast<int>(at - from.gptr()));
  value = result;
  return true;
}

bool __mettle_write_integer(ostream& stream, unsigned long long magnitude, bool negative) {
  constexpr ios_base::fmtflags not_plain = ios_base::showpos | ios_base::oct | ios_base::hex;
  if (!is_plain(stream) || (stream.flags() & not_plain) || !__mettle_stream_access::has_classic_locale(stream))
    return false;
  char text[number_bytes];
  char* at = text + number_bytes;
  // Most numbers fit 32 bits, whose division is cheaper.
  while (magnitude > 0xffffffff) {
    *--at = static_cast<char>('0' + magnitude % 10);
    magnitude /= 10;
  }
  unsigned rest = static_cast<unsigned>(magnitude);
  do {
    *--at = static_cast<char>('0' + rest % 10);
    rest /= 10;
  } while (rest != 0);
  if (negative)
    *--at = '-';
  if (!put(stream.rdbuf(), at, text + number_bytes - at))
    stream.setstate(ios_base::badbit | ios_base::failbit);
  return true;
}

bool __mettle_write_chars(ostream& stream, const char* text, size_t count) {
  if (!is_plain(stream))
    return false;
  if (!put(stream.rdbuf(), text, static_cast<streamsize>(count)))
    stream.setstate(ios_base::badbit | ios_base::failbit);
  return true;
}

_LIBCPP_END_NAMESPACE_STD
