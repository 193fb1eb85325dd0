#include "face/Landmarks68.h"

#include <map>
#include <mutex>
#include <numeric>

#include <dlib/image_processing/shape_predictor.h>
#include <dlib/opencv.h>

#include "base/Contract.h"

namespace albumen {

Result<Landmarks68> Landmarks68::open(const ModelRev& model, const VerifiedFiles& files)
{
    if (files.paths.empty()) return fail(Code::modelMissing, Stage::detect, model.id, "the 68 landmarks");
    // One predictor per file for the whole process; asking it for a shape changes nothing in it.
    static std::mutex mutex;
    static std::map<std::filesystem::path, std::weak_ptr<const dlib::shape_predictor>> opened;
    const std::filesystem::path& file = files.paths.front();
    const std::lock_guard lock(mutex);
    if (Shared shared = opened[file].lock()) return Landmarks68(std::move(shared));
    try {
        dlib::shape_predictor predictor;
        dlib::deserialize(file.string()) >> predictor;
        if (predictor.num_parts() != std::tuple_size_v<Points68>)
            return fail(Code::modelRecordWrong, Stage::detect, model.id, file.string() + " does not hold 68 landmarks");
        Shared shared = std::make_shared<const dlib::shape_predictor>(std::move(predictor));
        opened[file] = shared;
        return Landmarks68(std::move(shared));
    } catch (const std::exception& e) {
        return fail(Code::modelRecordWrong, Stage::detect, model.id, file.string() + ": " + e.what());
    }
}

Points68 Landmarks68::of(const cv::Mat& grey, const cv::Rect& face) const
{
    EXPECTS(grey.type() == CV_8UC1);
    const dlib::rectangle frame(face.x, face.y, face.x + face.width - 1, face.y + face.height - 1);
    const dlib::full_object_detection shape = (*shared_)(dlib::cv_image<unsigned char>(grey), frame);
    Points68 points;
    for (std::size_t i = 0; i < points.size(); ++i)
        points[i] = {static_cast<float>(shape.part(i).x()), static_cast<float>(shape.part(i).y())};
    return points;
}

cv::Point2f meanOf(const Points68& points, std::size_t first, std::size_t last)
{
    EXPECTS(first <= last && last < points.size());
    const auto* const from = points.begin() + first;
    const auto* const to = points.begin() + last + 1;
    return std::accumulate(from, to, cv::Point2f()) / static_cast<float>(to - from);
}

} // namespace albumen
