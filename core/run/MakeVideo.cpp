#include "run/MakeVideo.h"

#include <algorithm>
#include <cmath>
#include <deque>
#include <optional>

#include <opencv2/imgproc.hpp>

#include "archive/GivenPlace.h"
#include "archive/OwnParts.h"
#include "base/FileRights.h"
#include "base/SearchText.h"
#include "base/Sentence.h"
#include "base/Text.h"
#include "load/Orientation.h"
#include "make/FilmWriter.h"
#include "make/Music.h"
#include "make/PanZoom.h"
#include "make/TitlePicture.h"
#include "photo/FilmName.h"

namespace albumen {
namespace {

constexpr double decodedWider = 1.2;       // than the frame: so much is lost by zooming in
constexpr double mostSilencingSeconds = 3; // that music takes to fade out

/// A picture and the way over it.
struct Scene {
    cv::Mat pixels;
    PanZoom way;
    bool titled = false;
    const PhotoToGive* photo = nullptr; ///< that has been shown with it; null: there are more frames of the film
};

std::optional<FilmKind> filmKindOf(const Path& path)
{
    const std::string ending = folded(path.extension().native());
    if (ending == ".mp4") return FilmKind::mp4;
    if (ending == ".webm") return FilmKind::webm;
    return std::nullopt;
}

/// The faces that lie in one frame of a film, in it.
std::vector<RelBox> facesOfFrame(const std::vector<RelBox>& faces, const FrameStrip& strip, int frame)
{
    const auto count = static_cast<float>(strip.frames), at = static_cast<float>(frame);
    std::vector<RelBox> inside;
    for (RelBox face : faces) {
        if (strip.frameAt(face.centre()) != frame) continue;
        (strip.down ? face.y : face.x) = (strip.down ? face.y : face.x) * count - at;
        (strip.down ? face.h : face.w) *= count;
        inside.push_back(face);
    }
    return inside;
}

cv::Mat frameOfStrip(const cv::Mat& pixels, const FrameStrip& strip, int frame)
{
    const int height = strip.down ? pixels.rows / strip.frames : pixels.rows,
              width = strip.down ? pixels.cols : pixels.cols / strip.frames;
    const cv::Point corner = strip.down ? cv::Point(0, frame * height) : cv::Point(frame * width, 0);
    return pixels(cv::Rect(corner, cv::Size(std::max(1, width), std::max(1, height)))).clone();
}

Scene sceneOf(const cv::Mat& picture, const std::vector<RelBox>& faces, cv::Size frame)
{
    if (fillsFrame(picture.size()))
        if (const auto way = panZoomOf(picture.size(), frame, headsIn(picture.size(), faces)))
            return {.pixels = picture, .way = *way};
    const OnGround whole = onGround(picture, frame);
    const PanZoom way = panZoomOf(whole.pixels.size(), frame, whole.picture)
                            .value_or(PanZoom{cv::Rect2d({}, cv::Size2d(whole.pixels.size())), whole.picture});
    return {.pixels = whole.pixels, .way = way};
}

class VideoMaker
{
public:
    VideoMaker(Files& files, const VideoToMake& wanted, const JobControl& job, const ProgressSink& progress)
        : files_(files), wanted_(wanted), job_(job), meter_(JobStep::file, progress), pictures_(files),
          frame_(cvRound(wanted.height * 8.0 / 9) * 2, wanted.height),
          slot_(std::max(1, cvRound(wanted.seconds * videoFramesPerSecond))),
          fade_(std::clamp(cvRound(wanted.fade * videoFramesPerSecond), 0, slot_ / 2))
    {
    }

    Report make()
    {
        meter_.setTotal(wanted_.photos.size());
        const Status made = write();
        endBy(made, job_, report_);
        if (made) report_.outcome = Outcome::completed; // whoever cancelled came too late
        meter_.finish();
        return std::move(report_);
    }

private:
    Status write()
    {
        const auto kind = filmKindOf(wanted_.to);
        if (!kind) return fail(Code::usage, Stage::file, wanted_.to, std::string(noVideoName));
        if (files_.exists(wanted_.to)) return fail(Code::nameTaken, Stage::file, wanted_.to);
        TRY(prepare());
        const Path folder = wanted_.to.parent_path();
        TRY(files_.makeFolders(folder));
        const OwnParts parts = OwnParts::in(files_, folder);
        const Path part = parts.of(wanted_.to.filename());
        TRY_ASSIGN(auto file, files_.create(part));
        Status made = writeInto(*file, part, *kind);
        file.reset();
        if (made && !job_.mayGoOn()) made = fail(Error{.code = Code::cancelled});
        if (made) made = files_.rename(part, wanted_.to);
        if (!made) {
            (void)files_.remove(part);
            return made;
        }
        return files_.syncFolder(folder);
    }

    /// What may go wrong before there is a file.
    Status prepare()
    {
        if (!wanted_.music.empty()) {
            TRY_ASSIGN(music_, Music::open(files_, wanted_.music, job_));
        }
        if (!trimmed(wanted_.title).empty()) {
            TRY_ASSIGN(title_, titlePicture(wanted_.title, frame_));
        }
        TRY(loadNext());
        return next_ ? Status() : fail(Code::nothingFiled, Stage::file, wanted_.to);
    }

    Status writeInto(WritableFile& file, const Path& part, FilmKind kind)
    {
        const FilmShape shape{kind, frame_, videoFramesPerSecond, music_ != nullptr};
        auto film = FilmWriter::open(file, shape);
        if (!film) return fail(naming(film.error(), part));
        for (narrow(part); next_; narrow(part)) {
            before_ = std::exchange(now_, std::exchange(next_, std::nullopt));
            if (const Status shown = show(**film); !shown) return fail(naming(shown.error(), part));
        }
        if (const Status ended = (*film)->finish(); !ended) return fail(naming(ended.error(), part));
        TRY(file.sync());
        TRY_ASSIGN(const FileInfo info, file.info());
        report_.bytesCopied = info.size;
        report_.filmSeconds = double(shown_) / videoFramesPerSecond;
        return {};
    }

    /// Whoever may not read one of the photos does not read the film.
    void narrow(const Path& part)
    {
        for (const PhotoToGive* const photo : std::exchange(loaded_, {})) narrowRights(part, photo->file.path);
    }

    Error naming(Error error, const Path& part) const
    {
        if (error.path.empty() || error.path == part) error.path = wanted_.to;
        return error;
    }

    /// The photo of now for as long as it stands; the one behind it is read when the one before is out of sight.
    Status show(FilmWriter& film)
    {
        for (int at = 0; at < slot_; ++at) {
            if (!job_.mayGoOn()) return fail(Error{.code = Code::cancelled});
            if (at == (before_ ? fade_ : 0)) {
                before_.reset();
                TRY(loadNext());
            }
            cv::Mat frame = drawn(*now_, at);
            if (before_) {
                const double seen = (at + 1.0) / (fade_ + 1);
                cv::addWeighted(frame, seen, drawn(*before_, slot_ + at), 1 - seen, 0, frame);
            }
            TRY(film.add(frame));
            if (music_) TRY(addSound(film, at));
            ++shown_;
        }
        if (const PhotoToGive* const photo = now_->photo) {
            ++report_.copied;
            meter_.advance(1, photo->file.size, printable(photo->file.path));
        }
        return {};
    }

    cv::Mat drawn(const Scene& scene, int at) const
    {
        const double part = double(at) / std::max(1, slot_ + fade_ - 1);
        cv::Mat frame = inSight(scene.pixels, scene.way.at(std::min(part, 1.0)), frame_);
        if (scene.titled && !title_.empty()) layOver(frame, title_);
        return frame;
    }

    /// As long as one frame; the last photo takes the music away.
    Status addSound(FilmWriter& film, int at)
    {
        constexpr int samples = soundRate / videoFramesPerSecond;
        TRY_ASSIGN(auto sound, music_->next(samples));
        const bool last = !next_ && !before_;
        const int silencing = std::min(slot_ - fade_, cvRound(mostSilencingSeconds * videoFramesPerSecond));
        const int left = (slot_ - at) * samples; // of the film, where this is the last photo
        if (last)
            for (std::size_t i = 0; i < sound.size(); ++i) {
                const double loud = (left - static_cast<double>(i / soundChannels)) / (double(silencing) * samples);
                sound[i] *= static_cast<float>(std::clamp(loud, 0.0, 1.0));
            }
        return film.addSound(sound);
    }

    /// The next one that can be read; none: there is no more.
    Status loadNext()
    {
        for (; waiting_.empty() && read_ < wanted_.photos.size(); ++read_) {
            const PhotoToGive& photo = wanted_.photos[read_];
            if (!job_.mayGoOn()) return fail(Error{.code = Code::cancelled});
            if (const Status loaded = load(photo); !loaded) {
                if (!isAbout(loaded.error(), photo.file.path)) return loaded;
                report_.problems.push_back(loaded.error());
                report_.problems.back().path = photo.file.path;
                meter_.addProblem();
                meter_.advance(1, photo.file.size, printable(photo.file.path));
            }
        }
        next_.reset();
        if (waiting_.empty()) return {};
        next_ = std::move(waiting_.front());
        waiting_.pop_front();
        return {};
    }

    Status load(const PhotoToGive& photo)
    {
        const bool film = hasFilmExtension(photo.file.path.native());
        constexpr int framesOfStrip = 3;
        PhotoToGive upright = photo; // a film's frames are turned one by one
        upright.turn = 0;
        const int side = cvRound(frame_.width * decodedWider);
        TRY_ASSIGN(const LoadedImage image, pictures_.read(upright, film ? framesOfStrip * side : side, job_));
        for (int i = 0; i < image.strip.frames; ++i) {
            std::vector<RelBox> faces = facesOfFrame(photo.faces, image.strip, i);
            for (RelBox& face : faces) face = turnedBy(face, photo.turn);
            const cv::Mat one = image.strip.frames > 1 ? frameOfStrip(image.pixels, image.strip, i) : image.pixels;
            waiting_.push_back(sceneOf(turnedBy(one, photo.turn), faces, frame_));
        }
        waiting_.back().photo = &photo;
        waiting_.front().titled = loadedAny_ == false;
        loadedAny_ = true;
        loaded_.push_back(&photo);
        return {};
    }

    Files& files_;
    const VideoToMake& wanted_;
    const JobControl& job_;
    ProgressMeter meter_;
    PicturesToGive pictures_;
    const cv::Size frame_;
    const int slot_, fade_; ///< frames that a photo has, and those of them that it shares with the one before
    std::unique_ptr<Music> music_;
    cv::Mat title_;
    std::size_t read_ = 0;
    bool loadedAny_ = false;
    std::vector<const PhotoToGive*> loaded_; ///< since the film's rights were narrowed
    std::deque<Scene> waiting_;              ///< further frames of a film
    std::optional<Scene> before_, now_, next_;
    std::uint64_t shown_ = 0; ///< frames
    Report report_;
};

} // namespace

bool isVideoName(const Path& path)
{
    return filmKindOf(path).has_value();
}

Report makeVideo(Files& files, const VideoToMake& wanted, const JobControl& job, const ProgressSink& progress)
{
    return VideoMaker(files, wanted, job, progress).make();
}

} // namespace albumen
