// std::from_chars for long double, which libc++ declares for float and double only. Correctly
// rounded, as strtold is; what to_chars would need is not there either.
#ifndef METTLE_BITS_LONG_DOUBLE_CHARS_H
#define METTLE_BITS_LONG_DOUBLE_CHARS_H

#include <cctype>
#include <cerrno>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <string>
#include <system_error>

namespace std {

inline from_chars_result from_chars(const char *first, const char *last, long double &value,
                                    chars_format format = chars_format::general) {
  const bool hex = format == chars_format::hex;
  const auto is_digit = [hex](char c) {
    return (hex ? ::isxdigit : ::isdigit)(static_cast<unsigned char>(c)) != 0;
  };
  const char *at = first;
  string text;
  if (at != last && *at == '-')
    text += *at++;
  const auto starts_with = [&](const char *word) {
    const char *letter = at;
    for (; *word != 0; ++word, ++letter)
      if (letter == last || ::tolower(static_cast<unsigned char>(*letter)) != *word)
        return false;
    return true;
  };
  if (starts_with("inf") || starts_with("nan")) {
    const bool infinite = starts_with("inf");
    at += infinite && starts_with("infinity") ? 8 : 3;
    const long double found = infinite ? INFINITY : NAN;
    value = text.empty() ? found : -found;
    if (!infinite && at != last && *at == '(') {
      const char *close = at + 1;
      while (close != last && (::isalnum(static_cast<unsigned char>(*close)) || *close == '_'))
        ++close;
      if (close != last && *close == ')')
        at = close + 1;
    }
    return {at, errc()};
  }
  if (hex)
    text += "0x";
  size_t digits = 0;
  for (; at != last && is_digit(*at); ++digits)
    text += *at++;
  if (at != last && *at == '.') {
    const char *after = at + 1;
    if (digits > 0 || (after != last && is_digit(*after))) {
      text += '.';
      for (at = after; at != last && is_digit(*at); ++digits)
        text += *at++;
    }
  }
  if (digits == 0)
    return {first, errc::invalid_argument};
  const bool may_scale = hex || (format & chars_format::scientific) != chars_format();
  const bool must_scale = format == chars_format::scientific;
  bool scaled = false;
  if (may_scale && at != last && ::tolower(static_cast<unsigned char>(*at)) == (hex ? 'p' : 'e')) {
    const char *power = at + 1;
    if (power != last && (*power == '+' || *power == '-'))
      ++power;
    if (power != last && ::isdigit(static_cast<unsigned char>(*power))) {
      while (power != last && ::isdigit(static_cast<unsigned char>(*power)))
        ++power;
      text.append(at, power);
      at = power;
      scaled = true;
    }
  }
  if (must_scale && !scaled)
    return {first, errc::invalid_argument};
  const int before = errno;
  errno = 0;
  const long double found = strtold(text.c_str(), nullptr);
  const bool out_of_range = errno == ERANGE && (found == 0 || isinf(found));
  errno = before;
  if (out_of_range)
    return {at, errc::result_out_of_range};
  value = found;
  return {at, errc()};
}

} // namespace std

#endif
