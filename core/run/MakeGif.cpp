#include "run/MakeGif.h"

#include <algorithm>

#include <opencv2/imgproc.hpp>

#include "archive/GivenPlace.h"
#include "archive/OwnParts.h"
#include "base/Sentence.h"
#include "base/Text.h"
#include "load/Scaled.h"
#include "make/Align.h"

namespace albumen {
namespace {

constexpr int leastSide = 64;      // no smaller, whatever the number of bytes that is wanted
constexpr double smallerBy = 0.85; // at each try

cv::Size fitting(cv::Size size, cv::Size into)
{
    const double scale = std::min(double(into.width) / size.width, double(into.height) / size.height);
    return {std::clamp(cvRound(size.width * scale), 1, into.width),
            std::clamp(cvRound(size.height * scale), 1, into.height)};
}

/// Whole in the middle of a frame of that size, on black.
cv::Mat framed(const cv::Mat& pixels, cv::Size size)
{
    const cv::Size fits = fitting(pixels.size(), size);
    cv::Mat frame(size, CV_8UC3, cv::Scalar::all(0)), scaled;
    cv::resize(pixels, scaled, fits, 0, 0, cv::INTER_AREA);
    scaled.copyTo(frame(cv::Rect({(size.width - fits.width) / 2, (size.height - fits.height) / 2}, fits)));
    return frame;
}

std::vector<cv::Mat> scaled(const std::vector<cv::Mat>& frames, int longSide)
{
    std::vector<cv::Mat> small;
    for (const cv::Mat& frame : frames) small.push_back(atMost(frame, longSide));
    return small;
}

class GifMaker
{
public:
    GifMaker(Files& files, const GifToMake& wanted, const JobControl& job, const ProgressSink& progress)
        : files_(files), wanted_(wanted), job_(job), meter_(JobStep::file, progress), pictures_(files)
    {
    }

    Report make()
    {
        meter_.setTotal(wanted_.photos.size());
        const Status made = write();
        endBy(made ? made : fail(ofFinished(made.error(), wanted_.to)), job_, report_);
        meter_.finish();
        return std::move(report_);
    }

private:
    Status write()
    {
        if (files_.exists(wanted_.to)) return fail(Code::nameTaken, Stage::file, wanted_.to);
        if (wanted_.photos.size() > mostGifFrames)
            return fail(Code::usage, Stage::file, wanted_.to, std::string(gifTooMuch));
        TRY(readFrames());
        if (frames_.empty()) return fail(Code::nothingFiled, Stage::file, wanted_.to);
        if (wanted_.align) frames_ = alignedFrames(frames_);
        TRY_ASSIGN(const auto bytes, smallEnough());
        return put(bytes);
    }

    Status readFrames()
    {
        for (const PhotoToGive& photo : wanted_.photos) {
            if (!job_.mayGoOn()) return fail(Error{.code = Code::cancelled});
            if (const Status read = addFrame(photo); !read) {
                if (!isAbout(read.error(), photo.file.path)) return read;
                report_.problems.push_back(read.error());
                report_.problems.back().path = photo.file.path;
                meter_.addProblem();
            }
            meter_.advance(1, photo.file.size, printable(photo.file.path));
        }
        return {};
    }

    Status addFrame(const PhotoToGive& photo)
    {
        TRY_ASSIGN(const LoadedImage image, pictures_.read(photo, wanted_.longSide, job_));
        const cv::Size size = frames_.empty() ? image.pixels.size() : frames_.front().size();
        if (frames_.empty()) TRY(expectFew(size));
        frames_.push_back(framed(image.pixels, size));
        last_ = {photo.file.path, photo.file.size, photo.file.mtimeNs};
        return {};
    }

    /// All of them are in memory at one time.
    Status expectFew(cv::Size size) const
    {
        const std::uint64_t bytes = 3ULL * static_cast<std::uint64_t>(size.area()) * wanted_.photos.size();
        if (bytes <= decodedAtOnce) return {};
        return fail(Code::usage, Stage::file, wanted_.to, std::string(gifTooMuch));
    }

    /// Smaller and smaller until it is.
    Result<std::vector<std::byte>> smallEnough() const
    {
        for (double side = wanted_.longSide;; side = std::max<double>(leastSide, side * smallerBy)) {
            if (!job_.mayGoOn()) return fail(Error{.code = Code::cancelled});
            TRY_ASSIGN(auto bytes, gifOf(scaled(frames_, cvRound(side)), wanted_.pace));
            if (wanted_.mostBytes == 0 || bytes.size() <= wanted_.mostBytes) return bytes;
            if (side <= leastSide) return fail(Code::usage, Stage::file, wanted_.to, std::string(gifNotSmall));
        }
    }

    Status put(const std::vector<std::byte>& bytes)
    {
        const Path folder = wanted_.to.parent_path();
        TRY(files_.makeFolders(folder));
        const OwnParts parts = OwnParts::in(files_, folder);
        const Path part = parts.of(wanted_.to.filename());
        TRY_ASSIGN(const auto written, writeVerified(files_, bytes, last_, part, job_));
        if (!written) return fail(Error{.code = Code::cancelled});
        if (const Status named = files_.rename(part, wanted_.to); !named) {
            (void)files_.remove(part);
            return named;
        }
        report_.copied = frames_.size();
        report_.bytesCopied = bytes.size();
        return files_.syncFolder(folder);
    }

    Files& files_;
    const GifToMake& wanted_;
    const JobControl& job_;
    ProgressMeter meter_;
    PicturesToGive pictures_;
    std::vector<cv::Mat> frames_;
    SourceFacts last_; ///< of those that are in it: whoever may not read that one does not read the GIF
    Report report_;
};

} // namespace

Report makeGif(Files& files, const GifToMake& wanted, const JobControl& job, const ProgressSink& progress)
{
    return GifMaker(files, wanted, job, progress).make();
}

} // namespace albumen
