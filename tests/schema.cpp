#include "schema.h"

#include <algorithm>
#include <stdexcept>

using nlohmann::json;

namespace emend::test {

namespace {

bool has_type(const json& value, const std::string& type) {
    if (type == "object") return value.is_object();
    if (type == "array") return value.is_array();
    if (type == "string") return value.is_string();
    if (type == "boolean") return value.is_boolean();
    if (type == "integer") return value.is_number_integer();
    if (type == "number") return value.is_number();
    throw std::logic_error("unknown type " + type);
}

// The one pattern that the schema has: "page.number".
bool is_id(const std::string& text) {
    const std::size_t dot = text.find('.');
    const auto digits = [](const std::string& part) {
        return !part.empty() && part.find_first_not_of("0123456789") == std::string::npos;
    };
    return dot != std::string::npos && digits(text.substr(0, dot)) && digits(text.substr(dot + 1));
}

class Validator {
public:
    explicit Validator(const json& root) : root_(root) {}

    void check(const json& schema, const json& value, const std::string& at) {
        for (const auto& [keyword, wanted] : schema.items()) check(schema, keyword, wanted, value, at);
    }

    std::vector<std::string> wrong;

private:
    void check(const json& schema, const std::string& keyword, const json& wanted, const json& value,
               const std::string& at) {
        if (keyword[0] == '$' && keyword != "$ref") return;
        if (keyword == "title" || keyword == "description") return;
        if (keyword == "$ref")
            return check(root_.at(json::json_pointer(wanted.get<std::string>().substr(1))), value, at);
        if (keyword == "oneOf") return check_one_of(wanted, value, at);
        if (keyword == "properties" || keyword == "required" || keyword == "additionalProperties") {
            return check_object(schema, keyword, wanted, value, at);
        }
        if (keyword == "items") {
            for (std::size_t n = 0; value.is_array() && n < value.size(); ++n) {
                check(wanted, value[n], at + "/" + std::to_string(n));
            }
            return;
        }
        if (!holds(keyword, wanted, value)) wrong.push_back(at + ": " + keyword + " " + wanted.dump());
    }

    static bool holds(const std::string& keyword, const json& wanted, const json& value) {
        if (keyword == "type") return has_type(value, wanted);
        if (keyword == "const") return value == wanted;
        if (keyword == "enum") return std::find(wanted.begin(), wanted.end(), value) != wanted.end();
        if (keyword == "minimum") return value >= wanted;
        if (keyword == "maximum") return value <= wanted;
        if (keyword == "minItems") return value.size() >= wanted.get<std::size_t>();
        if (keyword == "maxItems") return value.size() <= wanted.get<std::size_t>();
        if (keyword == "pattern" && wanted == "^[0-9]+\\.[0-9]+$") return is_id(value);
        throw std::logic_error("unknown keyword " + keyword);
    }

    void check_object(const json& schema, const std::string& keyword, const json& wanted, const json& value,
                      const std::string& at) {
        if (!value.is_object()) return;
        if (keyword == "required") {
            for (const json& name : wanted) {
                if (!value.contains(name.get<std::string>())) wrong.push_back(at + ": lacks " + name.dump());
            }
        }
        for (const auto& [name, one] : value.items()) {
            const bool known = schema.contains("properties") && schema["properties"].contains(name);
            if (keyword == "additionalProperties" && !known) wrong.push_back(at + ": unknown " + name);
            if (keyword == "properties" && known) check(wanted[name], one, at + "/" + name);
        }
    }

    void check_one_of(const json& schemas, const json& value, const std::string& at) {
        const auto valid = std::count_if(schemas.begin(), schemas.end(), [&](const json& schema) {
            Validator one(root_);
            one.check(schema, value, at);
            return one.wrong.empty();
        });
        if (valid != 1) wrong.push_back(at + ": is " + std::to_string(valid) + " of the wanted kinds");
    }

    const json& root_;
};

}  // namespace

std::vector<std::string> validate(const json& schema, const json& value) {
    Validator validator(schema);
    validator.check(schema, value, "");
    return validator.wrong;
}

}  // namespace emend::test
