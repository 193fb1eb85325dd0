// The date that a film camera burnt into a photo, read from its scan: offered as the day it was taken.
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "net/Engine.h"
#include "photo/LoadedImage.h"
#include "scene/DateForm.h"

namespace albumen {

/// Threads: one at a time.
class DateImprint
{
public:
    /// Requires: a record of the task digits: 28 x 28 grey, labels 0 to 9 and one for what is no digit.
    /// Fails: as Engine::open.
    static Result<DateImprint> open(const ModelRecord& record, const VerifiedFiles& files, Engine& engine);

    /// The strongest date; none where there is none, which is the rule. A photo is looked at along its upper and lower
    /// edge, a small part of one whole.
    /// Fails: netFailed, netShape, outOfMemory.
    Result<std::optional<PrintedDate>> read(const LoadedImage& image);
    const ModelRev& model() const { return rev_; }

private:
    using Answer = std::vector<float>; ///< the probabilities of the labels
    DateImprint(const ModelRecord& record, std::unique_ptr<Net> net);
    Result<std::vector<Answer>> lookAt(const cv::Mat& ink, const std::vector<cv::Point2f>& places);
    struct Line;
    Result<std::vector<Line>> linesOf(const cv::Mat& ink, bool photo);
    Status readPart(const cv::Mat& part, double height, bool photo, std::optional<PrintedDate>& best);
    Result<std::vector<SeenDigit>> digitsOn(const cv::Mat& ink, const Line& line);

    ModelRev rev_;
    std::size_t labels_;
    std::unique_ptr<Net> net_;
};

} // namespace albumen
