#include "base/json_pointer.hpp"

namespace cochin {

std::string pointer_token(std::string_view name) {
  std::string token;
  for (const char sign : name) {
    if (sign == '~') {
      token += "~0";
    } else if (sign == '/') {
      token += "~1";
    } else {
      token.push_back(sign);
    }
  }
  return token;
}

}  // namespace cochin
