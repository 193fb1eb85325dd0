#include "scene/Tags.h"

#include <algorithm>
#include <array>

#include "base/Contract.h"
#include "net/DecodeObjects.h"

namespace albumen {
namespace {

constexpr std::array<std::string_view, tagCount> tagNames = {"person", "animal", "vehicle", "furniture", "book",
                                                             "bag",    "sports", "food",    "device"};

struct CocoClass {
    std::string_view name;
    std::array<Tag, 2> tags{};
    std::size_t count = 1;
    constexpr CocoClass(std::string_view called, Tag tag) : name(called), tags{tag, tag} {}
    constexpr CocoClass(std::string_view called, Tag tag, Tag other) : name(called), tags{tag, other}, count(2) {}
};

constexpr std::array<CocoClass, cocoClasses> coco = {{{"person", Tag::person},
                                                      {"bicycle", Tag::vehicle},
                                                      {"car", Tag::vehicle},
                                                      {"motorcycle", Tag::vehicle},
                                                      {"airplane", Tag::vehicle},
                                                      {"bus", Tag::vehicle},
                                                      {"train", Tag::vehicle},
                                                      {"truck", Tag::vehicle},
                                                      {"boat", Tag::vehicle},
                                                      {"traffic light", Tag::vehicle},
                                                      {"fire hydrant", Tag::vehicle},
                                                      {"stop sign", Tag::vehicle},
                                                      {"parking meter", Tag::vehicle},
                                                      {"bench", Tag::furniture},
                                                      {"bird", Tag::animal},
                                                      {"cat", Tag::animal},
                                                      {"dog", Tag::animal},
                                                      {"horse", Tag::animal},
                                                      {"sheep", Tag::animal},
                                                      {"cow", Tag::animal},
                                                      {"elephant", Tag::animal},
                                                      {"bear", Tag::animal},
                                                      {"zebra", Tag::animal},
                                                      {"giraffe", Tag::animal},
                                                      {"backpack", Tag::bag},
                                                      {"umbrella", Tag::bag},
                                                      {"handbag", Tag::bag},
                                                      {"tie", Tag::bag},
                                                      {"suitcase", Tag::bag},
                                                      {"frisbee", Tag::sports},
                                                      {"skis", Tag::sports},
                                                      {"snowboard", Tag::sports},
                                                      {"sports ball", Tag::sports},
                                                      {"kite", Tag::sports},
                                                      {"baseball bat", Tag::sports},
                                                      {"baseball glove", Tag::sports},
                                                      {"skateboard", Tag::sports},
                                                      {"surfboard", Tag::sports},
                                                      {"tennis racket", Tag::sports},
                                                      {"bottle", Tag::food},
                                                      {"wine glass", Tag::food},
                                                      {"cup", Tag::food},
                                                      {"fork", Tag::food},
                                                      {"knife", Tag::food},
                                                      {"spoon", Tag::food},
                                                      {"bowl", Tag::food},
                                                      {"banana", Tag::food},
                                                      {"apple", Tag::food},
                                                      {"sandwich", Tag::food},
                                                      {"orange", Tag::food},
                                                      {"broccoli", Tag::food},
                                                      {"carrot", Tag::food},
                                                      {"hot dog", Tag::food},
                                                      {"pizza", Tag::food},
                                                      {"donut", Tag::food},
                                                      {"cake", Tag::food},
                                                      {"chair", Tag::furniture},
                                                      {"couch", Tag::furniture},
                                                      {"potted plant", Tag::furniture},
                                                      {"bed", Tag::furniture},
                                                      {"dining table", Tag::furniture},
                                                      {"toilet", Tag::furniture},
                                                      {"tv", Tag::device},
                                                      {"laptop", Tag::device},
                                                      {"mouse", Tag::device},
                                                      {"remote", Tag::device},
                                                      {"keyboard", Tag::device},
                                                      {"cell phone", Tag::device},
                                                      {"microwave", Tag::device},
                                                      {"oven", Tag::device},
                                                      {"toaster", Tag::device},
                                                      {"sink", Tag::furniture},
                                                      {"refrigerator", Tag::furniture, Tag::device},
                                                      {"book", Tag::book},
                                                      {"clock", Tag::furniture},
                                                      {"vase", Tag::furniture},
                                                      {"scissors", Tag::device},
                                                      {"teddy bear", Tag::animal},
                                                      {"hair drier", Tag::device},
                                                      {"toothbrush", Tag::device}}};

} // namespace

std::string_view nameOf(Tag tag)
{
    return tagNames[static_cast<std::size_t>(tag) - 1];
}

std::optional<Tag> tagNamed(std::string_view name)
{
    const auto* const found = std::find(tagNames.begin(), tagNames.end(), name);
    if (found == tagNames.end()) return std::nullopt;
    return static_cast<Tag>(found - tagNames.begin() + 1);
}

std::string_view nameOfObject(int object)
{
    EXPECTS(object >= 0 && object < cocoClasses);
    return coco[static_cast<std::size_t>(object)].name;
}

std::span<const Tag> tagsOf(int object)
{
    EXPECTS(object >= 0 && object < cocoClasses);
    const CocoClass& known = coco[static_cast<std::size_t>(object)];
    return std::span(known.tags).first(known.count);
}

} // namespace albumen
