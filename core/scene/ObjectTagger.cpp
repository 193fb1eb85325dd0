#include "scene/ObjectTagger.h"

#include <algorithm>
#include <iterator>

#include "base/Contract.h"
#include "net/Decode.h"
#include "net/Preprocess.h"
#include "scene/Tags.h"

namespace albumen {
namespace {

/// No two of a class on one thing.
std::vector<RawObject> suppressedByClass(std::vector<RawObject> things, float nms)
{
    std::vector<RawObject> kept;
    while (!things.empty()) {
        const auto others =
            std::partition(things.begin(), things.end(),
                           [object = things.front().object](const RawObject& thing) { return thing.object == object; });
        auto best = suppress(std::vector<RawObject>(things.begin(), others), nms);
        std::move(best.begin(), best.end(), std::back_inserter(kept));
        things.erase(things.begin(), others);
    }
    return suppress(std::move(kept), 1); // by score, in the same order in every run
}

} // namespace

std::vector<SeenObject> taggedObjects(std::vector<RawObject> things, float nms, cv::Size2f size)
{
    const cv::Rect2f picture({0, 0}, size);
    std::vector<SeenObject> seen;
    for (const RawObject& thing : suppressedByClass(std::move(things), nms)) {
        const cv::Rect2f inside = thing.box & picture;
        if (inside.empty() || !picture.contains((thing.box.tl() + thing.box.br()) / 2)) continue;
        const RelBox box{inside.x / size.width, inside.y / size.height, inside.width / size.width,
                         inside.height / size.height};
        for (const Tag tag : tagsOf(thing.object))
            seen.push_back({.object = thing.object, .tag = tag, .box = box, .score = thing.score});
    }
    return seen;
}

ObjectTagger::ObjectTagger(const ModelRecord& record, std::unique_ptr<Net> net)
    : rev_(record.rev()), input_(record.input), darknet_(record.outputs.front().kind == "darknet"),
      score_(record.limit("score")), nms_(record.limit("nms")), net_(std::move(net))
{
}

Result<ObjectTagger> ObjectTagger::open(const ModelRecord& record, const VerifiedFiles& files, Engine& engine)
{
    EXPECTS(record.task == ModelTask::objects && !record.outputs.empty());
    const std::string& kind = record.outputs.front().kind;
    if (record.outputs.size() != 1 || (kind != "picodet" && kind != "darknet"))
        return fail(Code::modelRecordWrong, Stage::model, record.id,
                    "the output is not one of kind picodet or darknet");
    TRY_ASSIGN(auto net, engine.open(record, files));
    return ObjectTagger(record, std::move(net));
}

Result<std::vector<SeenObject>> ObjectTagger::look(const LoadedImage& image)
{
    EXPECTS(image.pixels.type() == CV_8UC3 && !image.pixels.empty());
    TRY_ASSIGN(const Prepared prepared, prepare(image.pixels, input_));
    TRY_ASSIGN(const auto outputs, net_->run(prepared.tensor));
    const cv::Size size(input_.width, input_.height);
    TRY_ASSIGN(auto things, darknet_ ? decodeDarknet(outputs, size, score_) : decodePicoDet(outputs, size, score_));
    const cv::Size2f picture(static_cast<float>(image.pixels.cols) * prepared.scaleX,
                             static_cast<float>(image.pixels.rows) * prepared.scaleY);
    return taggedObjects(std::move(things), nms_, picture);
}

} // namespace albumen
