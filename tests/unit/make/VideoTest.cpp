// Films of photos: made, and read back by libav.
#include <catch2/catch.hpp>
#include <opencv2/imgproc.hpp>

#include <cmath>
#include <numbers>

#include "base/Sentence.h"
#include "make/Libav.h"
#include "make/PanZoom.h"
#include "make/TitlePicture.h"
#include "run/MakeVideo.h"
#include "support/FaultyFiles.h"
#include "support/Films.h"
#include "support/Pictures.h"
#include "support/Support.h"

using namespace albumen;
using namespace albumen::test;
namespace fs = std::filesystem;

namespace {

const cv::Scalar red(30, 30, 200), green(30, 200, 30), blue(200, 30, 30), grey(90, 90, 90);

/// What a film shows and plays.
struct Watched {
    cv::Size size;
    double framesPerSecond = 0;
    std::string pictures, sound; ///< codecs
    std::vector<cv::Mat> frames;
    std::vector<float> samples; ///< of the left side
    double soundSeconds() const { return double(samples.size()) / 48000; }
    /// How loud it is from here on for a twentieth of a second: root mean square.
    double loudAt(double seconds) const
    {
        double sum = 0;
        const auto from = static_cast<std::size_t>(seconds * 48000), count = std::size_t(2400);
        for (std::size_t i = from; i < std::min(from + count, samples.size()); ++i) sum += samples[i] * samples[i];
        return std::sqrt(sum / double(count));
    }
};

cv::Mat pictureOf(const AVFrame& frame)
{
    cv::Mat planes(frame.height * 3 / 2, frame.width, CV_8UC1), picture;
    std::uint8_t* to = planes.data;
    for (int plane = 0; plane < 3; ++plane) {
        const int width = plane == 0 ? frame.width : frame.width / 2,
                  height = plane == 0 ? frame.height : frame.height / 2;
        for (int y = 0; y < height; ++y, to += width)
            std::copy_n(frame.data[plane] + y * frame.linesize[plane], width, to);
    }
    cv::cvtColor(planes, picture, cv::COLOR_YUV2BGR_I420);
    return picture;
}

Watched watched(const fs::path& file)
{
    AVFormatContext* film = nullptr;
    REQUIRE(avformat_open_input(&film, file.c_str(), nullptr, nullptr) >= 0);
    REQUIRE(avformat_find_stream_info(film, nullptr) >= 0);
    Watched all;
    std::vector<Libav<AVCodecContext>> codecs;
    for (unsigned i = 0; i < film->nb_streams; ++i) {
        const AVStream& stream = *film->streams[i];
        const AVCodec* const codec = avcodec_find_decoder(stream.codecpar->codec_id);
        codecs.emplace_back(avcodec_alloc_context3(codec));
        avcodec_parameters_to_context(codecs.back().get(), stream.codecpar);
        REQUIRE(avcodec_open2(codecs.back().get(), codec, nullptr) >= 0);
        const std::string name = avcodec_get_name(stream.codecpar->codec_id);
        if (stream.codecpar->codec_type == AVMEDIA_TYPE_AUDIO) {
            all.sound = name;
            continue;
        }
        all.pictures = name;
        all.framesPerSecond = av_q2d(stream.avg_frame_rate);
        all.size = {stream.codecpar->width, stream.codecpar->height};
    }
    const Libav<AVPacket> packet(av_packet_alloc());
    const Libav<AVFrame> frame(av_frame_alloc());
    const auto take = [&](AVCodecContext& codec) {
        while (avcodec_receive_frame(&codec, frame.get()) >= 0) {
            if (codec.codec_type == AVMEDIA_TYPE_VIDEO) {
                all.frames.push_back(pictureOf(*frame));
            } else {
                REQUIRE(frame->format == AV_SAMPLE_FMT_FLTP);
                const auto* const left = reinterpret_cast<const float*>(frame->data[0]);
                all.samples.insert(all.samples.end(), left, left + frame->nb_samples);
            }
        }
    };
    while (av_read_frame(film, packet.get()) >= 0) {
        AVCodecContext& codec = *codecs[std::size_t(packet->stream_index)];
        avcodec_send_packet(&codec, packet.get());
        take(codec);
        av_packet_unref(packet.get());
    }
    for (const auto& codec : codecs) {
        avcodec_send_packet(codec.get(), nullptr);
        take(*codec);
    }
    avformat_close_input(&film);
    return all;
}

bool looksLike(const cv::Mat& frame, const cv::Scalar& colour)
{
    const cv::Mat middle = frame(cv::Rect(frame.cols / 3, frame.rows / 3, frame.cols / 3, frame.rows / 3));
    return cv::norm(cv::mean(middle), colour) < 50;
}

/// A tone, in a WAV file of 8,000 samples a second of one side.
void writeTone(const fs::path& file, double seconds)
{
    const auto count = static_cast<std::uint32_t>(seconds * 8000);
    std::string bytes = "RIFF";
    const auto put = [&](std::uint32_t value, int width) {
        for (int i = 0; i < width; ++i) bytes += static_cast<char>(value >> 8 * i & 255);
    };
    put(36 + 2 * count, 4);
    bytes += "WAVEfmt ";
    put(16, 4), put(1, 2), put(1, 2), put(8000, 4), put(16000, 4), put(2, 2), put(16, 2);
    bytes += "data";
    put(2 * count, 4);
    for (std::uint32_t i = 0; i < count; ++i)
        put(static_cast<std::uint16_t>(std::lround(12000 * std::sin(2 * std::numbers::pi * 440 * i / 8000))), 2);
    writeFile(file, bytes);
}

struct VideoHome {
    TempFolder folder;
    std::unique_ptr<Files> files = makeFiles();
    fs::path film = folder / "out/film.mp4";
    VideoToMake wanted{.photos = {}, .to = film, .height = 180, .seconds = 1, .fade = 0.2};

    void add(const cv::Mat& pixels, std::vector<RelBox> faces = {})
    {
        const fs::path file = folder / ("photo" + std::to_string(wanted.photos.size()) + ".png");
        const auto bytes = encoded(pixels, ".png");
        writeFile(file, {reinterpret_cast<const char*>(bytes.data()), bytes.size()});
        addFile(file, std::move(faces));
    }
    void addFile(const fs::path& file, std::vector<RelBox> faces = {})
    {
        const FileInfo info = files->info(file).value();
        PhotoToGive photo;
        photo.file.path = file;
        photo.file.size = info.size;
        photo.file.mtimeNs = info.mtimeNs;
        photo.faces = std::move(faces);
        wanted.photos.push_back(photo);
    }
    void addThree()
    {
        for (const cv::Scalar& colour : {red, green, blue}) add(cv::Mat(240, 320, CV_8UC3, colour));
    }
    Report make(const ProgressSink& progress = {}) { return makeVideo(*files, wanted, JobControl(), progress); }
    std::size_t filesMade() const
    {
        if (!fs::exists(film.parent_path())) return 0;
        return static_cast<std::size_t>(
            std::distance(fs::directory_iterator(film.parent_path()), fs::directory_iterator()));
    }
};

/// Where the bright green is that stands for a face.
cv::Rect faceSeen(const cv::Mat& frame)
{
    cv::Mat face;
    cv::inRange(frame, cv::Scalar(0, 170, 0), cv::Scalar(90, 255, 90), face);
    return cv::boundingRect(face);
}

} // namespace

TEST_CASE("A film of three photos shows each as long as wanted, in its order, at the size and pace of a film")
{
    VideoHome home;
    home.addThree();
    const auto [name, codec] = GENERATE(std::pair("film.mp4", "h264"), std::pair("film.webm", "vp9"));
    home.wanted.to = home.folder / "out" / name;
    const Report made = home.make();
    REQUIRE(made.outcome == Outcome::completed);
    CHECK(made.copied == 3);
    CHECK(made.filmSeconds == Approx(3));
    CHECK(made.bytesCopied == fs::file_size(home.wanted.to));
    const Watched film = watched(home.wanted.to);
    CHECK(film.size == cv::Size(320, 180));
    CHECK(film.framesPerSecond == Approx(30));
    CHECK(film.pictures == codec);
    CHECK(film.sound.empty());
    REQUIRE(film.frames.size() == 90);
    const cv::Scalar colours[] = {red, green, blue};
    for (std::size_t i = 0; i < 90; ++i) {
        const bool fading = i >= 30 && i % 30 < 6;
        if (!fading) CHECK(looksLike(film.frames[i], colours[i / 30]));
        for (const cv::Scalar& colour : colours)
            if (fading) CHECK_FALSE((i % 30 == 3 && looksLike(film.frames[i], colour)));
    }
    CHECK(home.filesMade() == 1);
    CHECK(home.make().error->code == Code::nameTaken);
    CHECK(fs::file_size(home.wanted.to) == made.bytesCopied);
}

TEST_CASE("Faces stay in the frame from the beginning of a photo to its end, and heads of upright photos too")
{
    const auto [size, face] = GENERATE(std::pair(cv::Size(400, 300), RelBox{0.02F, 0.02F, 0.1F, 0.15F}),
                                       std::pair(cv::Size(400, 300), RelBox{0.85F, 0.8F, 0.1F, 0.15F}),
                                       std::pair(cv::Size(400, 225), RelBox{0.9F, 0.05F, 0.08F, 0.2F}),
                                       std::pair(cv::Size(300, 400), RelBox{0.4F, 0.02F, 0.2F, 0.15F}),
                                       std::pair(cv::Size(300, 300), RelBox{0.1F, 0.8F, 0.2F, 0.18F}),
                                       std::pair(cv::Size(900, 200), RelBox{0.01F, 0.3F, 0.05F, 0.3F}));
    VideoHome home;
    cv::Mat photo(size, CV_8UC3, grey);
    const cv::Rect box = face.toPixels(size);
    photo(box).setTo(cv::Scalar(20, 230, 20));
    home.add(photo, {face});
    REQUIRE(home.make().outcome == Outcome::completed);
    const Watched film = watched(home.film);
    REQUIRE(film.frames.size() == 30);
    for (const std::size_t i : {0, 15, 29}) {
        const cv::Rect seen = faceSeen(film.frames[i]);
        CAPTURE(size, i, seen);
        CHECK(seen.x > 0);
        CHECK(seen.y > 0);
        CHECK(seen.br().x < film.size.width);
        CHECK(seen.br().y < film.size.height);
        CHECK(double(seen.width) / seen.height == Approx(double(box.width) / box.height).epsilon(0.2));
    }
    CHECK(faceSeen(film.frames.front()) != faceSeen(film.frames.back())); // and there is a way
}

TEST_CASE("Whatever lies in a picture is kept in sight all the way, or it is said that it does not fit")
{
    cv::RNG random(5);
    int fit = 0;
    for (int i = 0; i < 2000; ++i) {
        const cv::Size picture(random.uniform(40, 900), random.uniform(40, 900)), frame(160, 90);
        cv::Rect2d keep(random.uniform(0.0, picture.width - 2.0), random.uniform(0.0, picture.height - 2.0), 0, 0);
        keep.width = random.uniform(1.0, picture.width - keep.x);
        keep.height = random.uniform(1.0, picture.height - keep.y);
        const auto way = panZoomOf(picture, frame, keep);
        const double scale = std::min(picture.width / 160.0, picture.height / 90.0);
        CHECK(way.has_value() == (keep.width <= 160 * scale && keep.height <= 90 * scale));
        if (!way) continue;
        ++fit;
        for (const double part : {0.0, 0.3, 0.7, 1.0}) {
            const cv::Rect2d sight = way->at(part);
            constexpr double little = 1e-6;
            CHECK(sight.x <= keep.x + little);
            CHECK(sight.y <= keep.y + little);
            CHECK(sight.x + sight.width >= keep.x + keep.width - little);
            CHECK(sight.y + sight.height >= keep.y + keep.height - little);
            CHECK((sight & cv::Rect2d(0, 0, picture.width, picture.height)).area() == Approx(sight.area()));
            CHECK(sight.width / sight.height == Approx(160.0 / 90));
        }
    }
    CHECK(fit > 300);
    const PanZoom middle = panZoomOf({400, 300}, {160, 90}, std::nullopt).value();
    CHECK(middle.to.x + middle.to.width / 2 == Approx(200));
    CHECK(middle.to.y + middle.to.height / 2 == Approx(150));
    CHECK(middle.from != middle.to);
}

TEST_CASE("Music is heard as long as the film, again and again where it is shorter, and goes out at the end")
{
    VideoHome home;
    home.addThree();
    const double length = GENERATE(0.3, 7.0);
    const auto [name, codec] = GENERATE(std::pair("film.mp4", "aac"), std::pair("film.webm", "opus"));
    home.wanted.to = home.folder / "out" / name;
    home.wanted.music = home.folder / "tone.wav";
    writeTone(home.wanted.music, length);
    const Report made = home.make();
    REQUIRE(made.outcome == Outcome::completed);
    const Watched film = watched(home.wanted.to);
    CHECK(film.sound == codec);
    CHECK(film.soundSeconds() == Approx(3).margin(0.05));
    const double loud = 12000.0 / 32768 / 2; // a tone has its root mean square, and each of two sides half its power
    for (const double at : {0.2, 1.0, 1.4, 2.0}) CHECK(film.loudAt(at) == Approx(loud).epsilon(0.2));
    CHECK(film.loudAt(2.6) == Approx(loud / 2).epsilon(0.3)); // 0.4 s before the end of 0.8 s
    CHECK(film.loudAt(2.9) < loud / 4);
}

TEST_CASE("Music that is none, and a name that is no film's, are said before anything is made")
{
    VideoHome home;
    home.addThree();
    home.wanted.music = home.folder / "none.mp3";
    writeFile(home.wanted.music, "no music at all");
    const Report none = home.make();
    REQUIRE(none.error);
    CHECK(sentence(*none.error).find("holds no music that can be read") != std::string::npos);
    home.wanted.music = home.folder / "away.mp3";
    CHECK(home.make().error->code == Code::pathMissing);
    home.wanted.music.clear();
    home.wanted.to = home.folder / "out/film.avi";
    CHECK(sentence(*home.make().error).find("ends in .mp4 or in .webm") != std::string::npos);
    CHECK(home.filesMade() == 0);
}

TEST_CASE("A photo that cannot be read is left out of a film and said, and a film gives its three frames")
{
    VideoHome home;
    home.addThree();
    writeFile(home.folder / "photo1.png", "no picture");
    const auto scenes = [](std::initializer_list<cv::Scalar> colours) {
        std::vector<cv::Mat> all;
        for (const cv::Scalar& colour : colours) all.emplace_back(120, 160, CV_8UC3, colour);
        return all;
    };
    writeFilm(home.folder / "lake.mp4", shownFor(10, scenes({green, red, green})));
    home.addFile(home.folder / "lake.mp4");
    std::uint64_t done = 0;
    const Report made = home.make([&](const Progress& progress) { done = progress.done; });
    CHECK(made.outcome == Outcome::completed);
    CHECK(made.copied == 3);
    REQUIRE(made.problems.size() == 1);
    CHECK(made.problems[0].path == home.folder / "photo1.png");
    CHECK(done == 4);
    const Watched film = watched(home.film);
    REQUIRE(film.frames.size() == 5 * 30);
    const cv::Scalar shown[] = {red, blue, green, red, green};
    for (std::size_t i = 0; i < 5; ++i) CHECK(looksLike(film.frames[30 * i + 20], shown[i]));
}

TEST_CASE("A film of nothing that can be read is none")
{
    VideoHome home;
    home.addThree();
    for (const PhotoToGive& photo : home.wanted.photos) writeFile(photo.file.path, "no picture");
    const Report made = home.make();
    REQUIRE(made.error);
    CHECK(made.error->code == Code::nothingFiled);
    CHECK(sentence(*made.error).find("no photo that can be read") != std::string::npos);
    CHECK(made.problems.size() == 3);
    CHECK(home.filesMade() == 0);
}

TEST_CASE("A title stands on the first photo alone, in the letters of every writing")
{
    VideoHome home;
    home.addThree();
    home.wanted.title = GENERATE("A day at the lake", "湖边的一天", "Fish & <chips>");
    REQUIRE(home.make().outcome == Outcome::completed);
    const Watched film = watched(home.film);
    const auto white = [](const cv::Mat& frame) {
        cv::Mat light;
        cv::cvtColor(frame(cv::Rect(0, frame.rows * 2 / 3, frame.cols, frame.rows / 3)), light, cv::COLOR_BGR2GRAY);
        return cv::countNonZero(light > 180); // no photo is so light
    };
    CHECK(white(film.frames[0]) > 100);
    CHECK(white(film.frames[25]) > 100);
    CHECK(white(film.frames[50]) == 0);
    CHECK(white(film.frames[80]) == 0);
}

TEST_CASE("The longest title is seen whole")
{
    const std::string longest = GENERATE(std::string(90, 'W'), std::string("Waves ") + std::string(60, 'W'), [] {
        std::string all;
        for (int i = 0; i < 60; ++i) all += "湖";
        return all;
    }());
    const cv::Mat title = titlePicture(longest, {640, 360}).value();
    std::vector<cv::Mat> planes;
    cv::split(title, planes);
    const cv::Rect seen = cv::boundingRect(planes[3]);
    CHECK(seen.x > 0);
    CHECK(seen.br().x < 640);
    CHECK(seen.width > 300);
}

TEST_CASE("A film that is cancelled, whenever that is, leaves no file")
{
    VideoHome home;
    home.addThree();
    home.wanted.height = 90;
    home.wanted.seconds = 0.2;
    int cancelled = 0;
    for (std::uint64_t at = 1;; ++at) {
        FaultyFiles files;
        JobControl job;
        files.onStep = [&](std::uint64_t step) {
            if (step == at) job.cancel();
        };
        const Report made = makeVideo(files, home.wanted, job, {});
        if (files.operations() < at) break;
        CAPTURE(at);
        CHECK((made.outcome == Outcome::cancelled || made.outcome == Outcome::completed));
        cancelled += made.outcome == Outcome::cancelled ? 1 : 0;
        CHECK(home.filesMade() == (made.outcome == Outcome::completed ? 1 : 0));
        fs::remove_all(home.film.parent_path());
    }
    CHECK(cancelled > 3);
}

TEST_CASE("Whatever of the disk fails, there is the whole film or none, and that it is full is said")
{
    VideoHome home;
    home.addThree();
    home.wanted.height = 90;
    home.wanted.seconds = 0.2;
    const Fault fault = GENERATE(Fault::noSpace, Fault::ioError);
    bool full = false;
    for (std::uint64_t at = 1;; ++at) {
        FaultyFiles files(fault, at);
        const Report made = makeVideo(files, home.wanted, JobControl(), {});
        if (files.operations() < at) break;
        CAPTURE(at);
        if (made.error && made.error->code == Code::diskFull) {
            full = true;
            CHECK(isUnder(made.error->path, home.film.parent_path()));
        }
        const bool whole = fs::exists(home.film);
        if (whole) CHECK(watched(home.film).frames.size() >= 2 * 6);
        if (fault == Fault::noSpace) CHECK(home.filesMade() == (whole ? 1 : 0));
        fs::remove_all(home.film.parent_path());
    }
    CHECK(full == (fault == Fault::noSpace));
}
