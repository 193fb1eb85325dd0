#include "metadata/XmpText.h"

#include <algorithm>

#include "base/Encoding.h"

namespace albumen {

std::string xmpText(std::string bytes)
{
    auto text = markupAsUtf8(bytes);
    if (!text || *text == bytes) return bytes;
    if (text->starts_with("<?xml ")) text->erase(0, std::min(text->find("?>"), text->size() - 2) + 2);
    return *std::move(text);
}

} // namespace albumen
