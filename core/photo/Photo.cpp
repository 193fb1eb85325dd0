#include "photo/Photo.h"

#include "base/Contract.h"
#include "photo/Face.h"
#include "photo/PhotoResult.h"

namespace albumen {

std::string_view nameOf(ImageFormat format)
{
    switch (format) {
    case ImageFormat::unknown: return "unknown";
    case ImageFormat::jpeg: return "jpeg";
    case ImageFormat::png: return "png";
    case ImageFormat::webp: return "webp";
    case ImageFormat::tiff: return "tiff";
    case ImageFormat::bmp: return "bmp";
    case ImageFormat::gif: return "gif";
    case ImageFormat::heif: return "heif";
    case ImageFormat::avif: return "avif";
    case ImageFormat::raw: return "raw";
    case ImageFormat::jxl: return "jxl";
    case ImageFormat::film: return "film";
    }
    return "unknown";
}

std::string_view nameOf(LabelHow how)
{
    switch (how) {
    case LabelHow::decided: return "decided";
    case LabelHow::sure: return "sure";
    case LabelHow::ask: return "ask";
    case LabelHow::unknown: return "unknown";
    case LabelHow::ignored: return "ignored";
    case LabelHow::notAFace: return "notAFace";
    }
    return "unknown";
}

std::string_view nameOf(FaceGrade grade)
{
    switch (grade) {
    case FaceGrade::good: return "good";
    case FaceGrade::poor: return "poor";
    case FaceGrade::unusable: return "unusable";
    }
    return "unusable";
}

float distanceOf(const Embedding& a, const Embedding& b)
{
    EXPECTS(a.model == b.model && a.vector.size() == b.vector.size());
    float dot = 0;
    for (std::size_t i = 0; i < a.vector.size(); ++i) dot += a.vector[i] * b.vector[i];
    return 1 - dot;
}

StageSeconds& StageSeconds::operator+=(const StageSeconds& other)
{
    read += other.read;
    identify += other.identify;
    load += other.load;
    detect += other.detect;
    align += other.align;
    embed += other.embed;
    thumbnail += other.thumbnail;
    store += other.store;
    return *this;
}

UnderstandSeconds& UnderstandSeconds::operator+=(const UnderstandSeconds& other)
{
    measure += other.measure;
    dark += other.dark;
    classes += other.classes;
    guesses += other.guesses;
    imprint += other.imprint;
    attributes += other.attributes;
    tags += other.tags;
    return *this;
}

} // namespace albumen
