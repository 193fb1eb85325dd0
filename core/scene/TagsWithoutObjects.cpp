#include "scene/TagsWithoutObjects.h"

#include <array>

#include "base/Contract.h"

namespace albumen {
namespace {

struct TagOfClass {
    const char* label; ///< of the class; its limit has the same name
    Tag tag;
};
constexpr std::array<TagOfClass, 2> tagsOfClasses = {{{"animals", Tag::animal}, {"vehicles", Tag::vehicle}}};

} // namespace

std::vector<SeenObject> tagsWithoutObjects(const std::vector<FaceBox>& faces, const std::vector<Guess>& scene,
                                           const ModelRecord& record)
{
    EXPECTS(record.task == ModelTask::scene);
    std::vector<SeenObject> seen;
    for (const FaceBox& face : faces)
        seen.push_back({.object = -1, .tag = Tag::person, .box = face.box, .score = face.score});
    if (scene.empty()) return seen;
    const Guess& best = scene.front();
    for (const auto& [label, tag] : tagsOfClasses)
        if (best.label == label && record.limits.contains(label) && best.probability >= record.limit(label))
            seen.push_back({.object = -1, .tag = tag, .box = {0, 0, 1, 1}, .score = best.probability});
    return seen;
}

} // namespace albumen
