#include "thumbs/PictureService.h"

#include <algorithm>
#include <cstring>

#include <opencv2/imgproc.hpp>

#include "catalogue/PhotoMarks.h"
#include "catalogue/PhotoRows.h"
#include "load/FileReader.h"
#include "metadata/ExifReader.h"
#include "load/Orientation.h"

namespace albumen {
namespace {

// Beside those of a recognise job, which may run at the same time. A larger picture is decoded alone.
constexpr std::uint64_t fileBytes = 64 * 1024 * 1024;
constexpr std::uint64_t pixelBytes = 192 * 1024 * 1024;

/// Requires: 8-bit BGR.
Picture pictureOf(const LoadedImage& image, int turn)
{
    const cv::Mat turned = turnedBy(image.pixels, turn);
    Picture picture;
    picture.width = turned.cols;
    picture.height = turned.rows;
    picture.fullWidth = turn % 2 == 0 ? image.fullSize.width : image.fullSize.height;
    picture.fullHeight = turn % 2 == 0 ? image.fullSize.height : image.fullSize.width;
    picture.rgb.resize(turned.total() * 3);
    cv::Mat rgb(turned.rows, turned.cols, CV_8UC3, picture.rgb.data());
    cv::cvtColor(turned, rgb, cv::COLOR_BGR2RGB);
    return picture;
}

struct Source {
    PhotoRow photo;
    int turn = 0;
};

Result<Source> sourceOf(Db& db, PhotoId id)
{
    TRY_ASSIGN(const auto row, PhotoRows(db).photo(id));
    if (!row) return fail(Code::fileVanished, Stage::load, {}, "photo " + std::to_string(raw(id)));
    Source source{.photo = *row};
    if (row->content) {
        TRY_ASSIGN(source.turn, turnOf(db, *row->content));
    }
    return source;
}

} // namespace

/// One picture, and everybody who wants it.
struct PictureService::Wanted {
    PictureKey key;
    std::vector<std::pair<Ticket, Answer>> answers;
    JobControl job; ///< cancelled when nobody wants it any more
};

PictureService::PictureService(Files& files, const Catalogue& catalogue, int threads)
    : files_(files), catalogue_(catalogue), most_(threads), fileBytes_(fileBytes), pixels_(pixelBytes), loader_(pixels_)
{
}

PictureService::~PictureService()
{
    {
        const std::lock_guard lock(mutex_);
        ending_ = true;
        for (const auto& wanted : making_) wanted->job.cancel();
    }
    changed_.notify_all();
    (void)threads_.join();
}

PictureService::Ticket PictureService::request(const PictureKey& key, PictureUse use, Answer answer)
{
    std::unique_lock lock(mutex_);
    const Ticket ticket{nextTicket_++};
    const auto same = [&key](const auto& wanted) { return wanted->key == key && !wanted->job.cancelled(); };
    if (const auto making = std::find_if(making_.begin(), making_.end(), same); making != making_.end()) {
        (*making)->answers.emplace_back(ticket, std::move(answer));
        return ticket;
    }
    if (started_ < most_ && threads_.start([this] { return work(); })) ++started_;
    if (started_ == 0) { // no thread to be had: no picture
        lock.unlock();
        answer(fail(Code::internal, Stage::load, {}, "no thread"));
        return ticket;
    }
    auto wanted = std::make_shared<Wanted>();
    wanted->key = key;
    const auto take = [&](auto& list) { // asked for before: the request that waits goes to its new place
        const auto found = std::find_if(list.begin(), list.end(), same);
        if (found == list.end()) return;
        wanted = *found;
        list.erase(found);
    };
    const bool waits = std::any_of(shown_.begin(), shown_.end(), same);
    take(shown_);
    take(ahead_);
    wanted->answers.emplace_back(ticket, std::move(answer));
    add(std::move(wanted), waits ? PictureUse::shown : use);
    changed_.notify_one();
    return ticket;
}

void PictureService::add(std::shared_ptr<Wanted> wanted, PictureUse use)
{
    if (use == PictureUse::shown)
        shown_.push_back(std::move(wanted));
    else
        ahead_.push_back(std::move(wanted));
}

void PictureService::cancel(Ticket ticket)
{
    const std::lock_guard lock(mutex_);
    const auto drop = [ticket](auto& list) {
        for (const auto& wanted : list) {
            std::erase_if(wanted->answers, [ticket](const auto& answer) { return answer.first == ticket; });
            if (wanted->answers.empty()) wanted->job.cancel();
        }
    };
    drop(shown_);
    drop(ahead_);
    drop(making_);
    const auto unwanted = [](const auto& wanted) { return wanted->answers.empty(); };
    std::erase_if(shown_, unwanted);
    std::erase_if(ahead_, unwanted);
}

std::shared_ptr<PictureService::Wanted> PictureService::next()
{
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return ending_ || !shown_.empty() || !ahead_.empty(); });
    if (ending_) return nullptr;
    if (!shown_.empty()) {
        making_.push_back(std::move(shown_.back()));
        shown_.pop_back();
    } else {
        making_.push_back(std::move(ahead_.front()));
        ahead_.pop_front();
    }
    return making_.back();
}

Status PictureService::work()
{
    while (const auto wanted = next()) {
        const Made made = guarded([&] { return make(wanted->key, wanted->job); }, Stage::load);
        std::vector<std::pair<Ticket, Answer>> answers;
        {
            const std::lock_guard lock(mutex_);
            std::erase(making_, wanted);
            if (ending_) return {};
            answers.swap(wanted->answers);
        }
        for (const auto& [ticket, answer] : answers)
            (void)guarded(
                [&answer = answer, &made]() -> Status { // what it throws is its own affair
                    answer(made);
                    return {};
                },
                Stage::load);
    }
    return {};
}

PictureService::Made PictureService::make(const PictureKey& key, const JobControl& job)
{
    TRY_ASSIGN(const Source source, catalogue_.read([&](Db& db) { return sourceOf(db, key.photo); }));
    FoundPhoto found;
    found.path = source.photo.path;
    found.size = source.photo.size;
    found.mtimeNs = source.photo.mtimeNs;
    TRY_ASSIGN(const PhotoFile file, FileReader(files_).open(found, fileBytes_, job));
    auto image = loadFile(loader_, file, {.longSide = key.longSide}, job);
    if (!image) {
        image.error().path = source.photo.path;
        return fail(std::move(image).error());
    }
    auto picture = std::make_shared<Picture>(pictureOf(*image, source.turn));
    picture->shot = file.film ? ShotFacts{.exif = image->exif} : ExifReader().readShot(file.bytes);
    return std::shared_ptr<const Picture>(std::move(picture));
}

} // namespace albumen
