// Words and numbers in what a program says as JSON, which may lack any of them.
#pragma once

#include <cstdint>
#include <string>

#include <nlohmann/json.hpp>

namespace albumen {

inline std::string textIn(const nlohmann::json& json, const char* key)
{
    return json.is_object() && json.contains(key) && json[key].is_string() ? json[key].get<std::string>()
                                                                           : std::string();
}

inline std::uint64_t numberIn(const nlohmann::json& json, const char* key)
{
    return json.is_object() && json.contains(key) && json[key].is_number_unsigned() ? json[key].get<std::uint64_t>()
                                                                                    : 0;
}

} // namespace albumen
