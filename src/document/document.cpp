#include "document/document.hpp"

namespace consilium::document {

const Value* Value::find(std::string_view key) const {
  for (const Member& member : members) {
    if (member.key == key) return &member.value;
  }
  return nullptr;
}

std::string_view name_of(Value::Kind kind) {
  switch (kind) {
    case Value::Kind::Null:
      return "null";
    case Value::Kind::Boolean:
      return "true or false";
    case Value::Kind::Number:
      return "a number";
    case Value::Kind::String:
      return "a text";
    case Value::Kind::List:
      return "a list";
    case Value::Kind::Object:
      return "an object";
  }
  return "a value";
}

}  // namespace consilium::document
