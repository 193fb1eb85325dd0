#include "scene/Tags.h"

#include <map>
#include <set>

#include <catch2/catch.hpp>

#include "net/DecodeObjects.h"
#include "scene/TagsWithoutObjects.h"
#include "support/ModelsHere.h"

namespace albumen {
namespace {

/// The classes of each tag as the table of the nine tags has them.
const std::map<std::string, std::set<std::string>> tableOfTags = {
    {"person", {"person"}},
    {"animal", {"bird", "cat", "dog", "horse", "sheep", "cow", "elephant", "bear", "zebra", "giraffe", "teddy bear"}},
    {"vehicle",
     {"bicycle", "car", "motorcycle", "airplane", "bus", "train", "truck", "boat", "traffic light", "stop sign",
      "parking meter", "fire hydrant"}},
    {"furniture",
     {"chair", "couch", "bed", "refrigerator", "sink", "toilet", "dining table", "clock", "potted plant", "vase",
      "bench"}},
    {"book", {"book"}},
    {"bag", {"handbag", "backpack", "suitcase", "umbrella", "tie"}},
    {"sports",
     {"frisbee", "skis", "snowboard", "sports ball", "kite", "baseball bat", "baseball glove", "skateboard",
      "surfboard", "tennis racket"}},
    {"food",
     {"wine glass", "cup", "fork", "knife", "spoon", "bowl", "banana", "apple", "sandwich", "orange", "broccoli",
      "carrot", "hot dog", "pizza", "donut", "cake", "bottle"}},
    {"device",
     {"hair drier", "toaster", "oven", "microwave", "cell phone", "keyboard", "remote", "mouse", "laptop", "tv",
      "refrigerator", "scissors", "toothbrush"}}};

Guess guessOf(const char* label, float probability)
{
    return {.label = label, .probability = probability};
}

} // namespace

TEST_CASE("Every one of the 80 classes gives the tags that its table has, and no other")
{
    std::map<std::string, std::set<std::string>> found;
    std::set<std::string_view> names;
    for (int object = 0; object < cocoClasses; ++object) {
        names.insert(nameOfObject(object));
        CHECK_FALSE(tagsOf(object).empty());
        for (const Tag tag : tagsOf(object)) found[std::string(nameOf(tag))].emplace(nameOfObject(object));
    }
    CHECK(names.size() == 80);
    CHECK(found == tableOfTags);
}

TEST_CASE("The classes stand in COCO's order")
{
    CHECK(nameOfObject(0) == "person");
    CHECK(nameOfObject(16) == "dog");
    CHECK(nameOfObject(24) == "backpack");
    CHECK(nameOfObject(39) == "bottle");
    CHECK(nameOfObject(56) == "chair");
    CHECK(nameOfObject(62) == "tv");
    CHECK(nameOfObject(72) == "refrigerator");
    CHECK(nameOfObject(73) == "book");
    CHECK(nameOfObject(79) == "toothbrush");
}

TEST_CASE("A tag is found by its name, and no other name is one")
{
    for (int tag = 1; tag <= tagCount; ++tag) CHECK(tagNamed(nameOf(static_cast<Tag>(tag))) == static_cast<Tag>(tag));
    CHECK(nameOf(Tag::person) == "person");
    CHECK(nameOf(Tag::device) == "device");
    CHECK_FALSE(tagNamed("Person"));
    CHECK_FALSE(tagNamed(""));
}

TEST_CASE("Without an object finder faces are people, and the class of the whole picture may be an animal or a vehicle")
{
    const Manifest manifest = test::shippedManifest();
    const ModelRecord& scene = *manifest.find("albumen-scene5");
    const FaceBox face{.box = {0.1F, 0.2F, 0.3F, 0.4F}, .score = 0.9F};
    const float least = scene.limit("animals");
    const auto tagged = tagsWithoutObjects({face}, {guessOf("animals", least), guessOf("vehicles", 1 - least)}, scene);
    REQUIRE(tagged.size() == 2);
    CHECK(tagged[0] == SeenObject{.object = -1, .tag = Tag::person, .box = face.box, .score = 0.9F});
    CHECK(tagged[1] == SeenObject{.object = -1, .tag = Tag::animal, .box = {0, 0, 1, 1}, .score = least});
    CHECK(tagsWithoutObjects({}, {guessOf("animals", least - 0.01F)}, scene).empty());
    CHECK(tagsWithoutObjects({}, {guessOf("vehicles", 1)}, scene).front().tag == Tag::vehicle);
    CHECK(tagsWithoutObjects({}, {guessOf("people", 1)}, scene).empty()); // where there is no face, nobody is boxed
    CHECK(tagsWithoutObjects({}, {}, scene).empty());
    ModelRecord unlimited = scene;
    unlimited.limits.clear();
    CHECK(tagsWithoutObjects({}, {guessOf("animals", 1)}, unlimited).empty());
}

} // namespace albumen
