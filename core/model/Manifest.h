// The record of every network Albumen can use: which file, whose, under which licence, what goes in and comes out, and
// the limits on distances with their source. A new file of weights is a record; only a new kind is code.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <opencv2/core/types.hpp>

#include "base/Error.h"
#include "base/Hash.h"
#include "photo/Face.h"

namespace albumen {

enum class ModelTask { detect, landmarks, embed, pose, scene, objects, imagenet, dark, digits, masked, attribute };
std::string_view nameOf(ModelTask task);

struct ModelFile {
    std::string name; ///< file name without a folder
    std::uint64_t bytes = 0;
    Sha256 sha256{};
    std::vector<std::string> urls; ///< https only
};

/// Which channels a network sees, in which order.
enum class ChannelOrder { bgr, rgb, grey };

/// How pixels become a tensor: value = (pixel - mean) * scale per channel, channels in `order`, laid out as `layout`;
/// see net/Preprocess.h for the kinds.
struct ModelInput {
    std::string kind;          ///< plain letterbox middle align5 prewhiten darknet matlab eyes68 none
    int width = 0, height = 0; ///< pixels
    ChannelOrder order = ChannelOrder::bgr;
    std::string layout = "nchw";
    std::array<double, 3> mean{0, 0, 0}, scale{1, 1, 1}; ///< in the order of the tensor's channels
    /// Embedders: the mirrored chip is embedded too and the vectors added. Twice the time; own measurement: little for
    /// the 0095 network (LFW 99.43 % -> 99.45 %), much for small ones (see the card of albumen-facenet).
    bool mirrored = false;
    /// align5, prewhiten of a face: where the five points go in the chip, image-left eye first, pixels. Else empty.
    std::vector<cv::Point2f> points;

    int channels() const { return order == ChannelOrder::grey ? 1 : 3; }
};

struct ModelOutput {
    std::string kind; ///< yunet mtcnn picodet nanodet yolox darknet softmax sigmoid embedding pose dlib68 dlibbox
    std::vector<std::string> names;  ///< names of the network's outputs, in the order the decoder wants; may be empty
    int dim = 0;                     ///< embedding: length of the vector
    std::vector<std::string> labels; ///< softmax: what each probability is of; never empty there
};

/// A number of a record, such as a limit on a distance or score, and where it comes from (paper, model card, own
/// measurement).
struct ModelNumber {
    float value = 0;
    std::string source;
};

struct ModelRecord {
    std::string id, revision;
    ModelTask task = ModelTask::detect;
    int rank = 0;                 ///< higher is preferred among the installed ones
    std::string engine;           ///< opencv-dnn | dlib
    std::string format;           ///< onnx caffe darknet dlib none
    std::vector<ModelFile> files; ///< empty only for a built-in of a library (dlib's frontal detector)
    std::string licence, licenceFile, origin, citation;
    ModelInput input;
    std::vector<ModelOutput> outputs;
    std::string metric;                        ///< cosine
    std::map<std::string, ModelNumber> limits; ///< match, strict, ask, group (1 - cosine); score, nms for detectors;
                                               ///< propose, refine for mtcnn; dark; masked; animals, vehicles for
                                               ///< scene: the least probability that is a tag by itself;
                                               ///< class: the least at which the class is said
    /// How good and how fast it is, to be shown: msPhoto, msFace (milliseconds on one core); found, right (in %);
    /// things.
    std::map<std::string, ModelNumber> figures;

    ModelRev rev() const { return {id, revision}; }
    /// Every file of it can be fetched from somewhere.
    bool published() const;
    /// Requires: the record has the limit (checked by Manifest::parse for the task).
    float limit(const std::string& name) const { return limits.at(name).value; }
    /// 0 where the record has none.
    float limitOrNone(const std::string& name) const { return limits.contains(name) ? limit(name) : 0; }
};

class Manifest
{
public:
    /// Fails: modelRecordWrong, naming the record and what is missing: a hash (or the hash of an empty file), a
    /// licence, a size, a limit its task needs, an unknown kind, a url that is not https, two records of one id.
    static Result<Manifest> parse(std::string_view json, const std::filesystem::path& source);

    const std::vector<ModelRecord>& records() const { return records_; }
    const ModelRecord* find(std::string_view id) const;
    /// The records of a task, highest rank first.
    std::vector<const ModelRecord*> of(ModelTask task) const;

private:
    std::vector<ModelRecord> records_;
};

} // namespace albumen
