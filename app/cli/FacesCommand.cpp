// faces: what is in the photos, and corrections.
#include <fmt/format.h>

#include "base/Text.h"
#include "cli/Command.h"
#include "people/DistanceDigits.h"

namespace albumen::cli {
namespace {

struct FacesOptions {
    std::vector<std::string> photos;
    std::int64_t id = 0, other = 0;
    std::string name;
    std::string photo;
    std::vector<float> box;
};

Json faceJson(const FaceCard& face)
{
    Json row{{"id", raw(face.id)}, {"box", {face.box.x, face.box.y, face.box.w, face.box.h}}, {"score", face.score}};
    putPath(row, "path", face.path);
    row["person"] = face.person.empty() ? Json() : Json(face.person);
    row["how"] = std::string(nameOf(face.how));
    row["group"] = face.group ? Json(*face.group) : Json();
    row["distance"] = face.distance ? Json(*face.distance) : Json();
    row["limit"] = face.limit ? Json(*face.limit) : Json();
    row["grade"] = std::string(nameOf(face.quality.grade));
    row["height"] = face.quality.heightPx;
    row["sharpness"] = face.quality.sharpness;
    row["yaw"] = face.quality.yaw;
    row["pitch"] = face.quality.pitch;
    row["roll"] = face.quality.roll;
    return row;
}

std::string faceLine(const FaceCard& face)
{
    std::string who = face.person.empty()
                          ? (face.group ? fmt::format("Unnamed {}", *face.group) : std::string("unknown"))
                          : face.person;
    if (face.how == LabelHow::ask) who += "?";
    std::string distance;
    if (face.distance) {
        const int digits = face.limit ? distanceDigits(*face.distance, {*face.limit}) : distanceDigits(*face.distance);
        distance = fmt::format(", distance {:.{}f}", *face.distance, digits);
        if (face.limit) distance += fmt::format(" (limit {:.{}f})", *face.limit, digits);
    }
    return fmt::format("{:>6}  {}  {} ({}{}), {:.0f} px, {}", raw(face.id), printable(face.path), who, nameOf(face.how),
                       distance, face.quality.heightPx, nameOf(face.quality.grade));
}

Answer listFaces(Context& context, const FacesOptions& options)
{
    return withLibraryReadOnly(context, [&](Library& library) {
        const auto ids = library.faces().ids({.photos = absolutePaths(options.photos)});
        if (!ids) return failed(ids.error());
        const auto faces = library.faces().cards(*ids);
        if (!faces) return failed(faces.error());
        Answer answer;
        answer.result["faces"] = Json::array();
        for (const FaceCard& face : *faces) {
            answer.result["faces"].push_back(faceJson(face));
            answer.lines.push_back(faceLine(face));
        }
        if (faces->empty()) answer.lines.emplace_back("No faces.");
        return answer;
    });
}

Answer draw(Context& context, const FacesOptions& options)
{
    return withLibrary(context, [&](Library& library) {
        const RelBox box{options.box[0], options.box[1], options.box[2], options.box[3]};
        const auto drawn = library.decide(DrawFace{absolutePath(options.photo), box, options.name});
        if (!drawn) return failed(drawn.error());
        Answer answer;
        answer.result["face"] = raw(drawn->faces.front());
        answer.lines.push_back(fmt::format("Face {} {}.", raw(drawn->faces.front()),
                                           options.name.empty() ? "drawn" : "is " + options.name + " now"));
        return answer;
    });
}

Answer ignoreUnnamed(Context& context, const FacesOptions& options)
{
    return withLibrary(context, [&](Library& library) {
        const auto ignored = library.decide(IgnoreUnnamed{absolutePaths(options.photos)});
        if (!ignored) return failed(ignored.error());
        Answer answer;
        answer.result["ignored"] = ignored->faces.size();
        answer.lines.push_back(fmt::format("{} ignored.", counted(ignored->faces.size(), "face", "faces")));
        return answer;
    });
}

} // namespace

void defineFaces(CLI::App& app, Action& chosen)
{
    auto options = std::make_shared<FacesOptions>();
    CLI::App* faces =
        app.add_subcommand("faces", "Faces in photos, and corrections of their names")->require_subcommand(1);
    const auto correction = [&](const char* name, const char* help, auto&& commandOf, const std::string& done) {
        CLI::App* command = faces->add_subcommand(name, help);
        command->add_option("id", options->id, "The face's number in `faces list`")->required();
        command->callback([options, &chosen, commandOf, done] {
            chosen = [options, commandOf, done](Context& context) {
                return decided(context, commandOf(*options), fmt::format("Face {}: {}", options->id, done));
            };
        });
        return command;
    };

    CLI::App* list = faces->add_subcommand("list", "Faces with their names and distances");
    list->add_option("photo", options->photos, "Photos or folders; else all");
    list->callback(
        [options, &chosen] { chosen = [options](Context& context) { return listFaces(context, *options); }; });

    correction(
        "assign", "This face is NAME",
        [](const FacesOptions& o) {
            return AssignFaces{{FaceId{o.id}}, o.name};
        },
        "named. Folders follow at the next filing.")
        ->add_option("name", options->name, "The person's name")
        ->required();
    correction(
        "reject", "This face is not the person it is labelled with; never suggested again",
        [](const FacesOptions& o) { return RejectFaces{{FaceId{o.id}}}; }, "not this person, for ever.");
    correction(
        "confirm", "Yes, this face is the person it is suggested for",
        [](const FacesOptions& o) { return ConfirmFaces{{FaceId{o.id}}}; },
        "confirmed. Folders follow at the next filing.");
    correction(
        "same", "These two faces are one person, whatever they look like",
        [](const FacesOptions& o) {
            return SayPair{FaceId{o.id}, FaceId{o.other}, true};
        },
        "the same.")
        ->add_option("other", options->other, "The other face's number")
        ->required();
    correction(
        "different", "These two faces are two people: never in one group",
        [](const FacesOptions& o) {
            return SayPair{FaceId{o.id}, FaceId{o.other}, false};
        },
        "never the same.")
        ->add_option("other", options->other, "The other face's number")
        ->required();
    correction(
        "restore", "Neither ignored nor removed nor no face any more",
        [](const FacesOptions& o) { return RestoreFaces{{FaceId{o.id}}}; }, "back.");
    correction(
        "ignore", "A stranger: never suggested, never filed",
        [](const FacesOptions& o) { return IgnoreFaces{{FaceId{o.id}}}; }, "ignored.");
    correction(
        "not-a-face", "A pattern, a statue, a picture on a wall: never shown again",
        [](const FacesOptions& o) { return NotFaces{{FaceId{o.id}}}; }, "no face.");

    correction(
        "remove", "Taken out of every list; `faces restore` brings it back",
        [](const FacesOptions& o) { return RemoveFaces{{FaceId{o.id}}}; }, "removed.");

    CLI::App* drawn = faces->add_subcommand("draw", "A face that was not found, drawn by hand");
    drawn->add_option("photo", options->photo)->required();
    drawn->add_option("--box", options->box, "x y width height, shares of the picture")->expected(4)->required();
    drawn->add_option("--name", options->name, "Who it is");
    drawn->callback([options, &chosen] { chosen = [options](Context& context) { return draw(context, *options); }; });

    CLI::App* unnamed =
        faces->add_subcommand("ignore-unnamed", "Everyone in these photos who has no name is a stranger");
    unnamed->add_option("photo", options->photos, "Photos or folders")->required();
    unnamed->callback(
        [options, &chosen] { chosen = [options](Context& context) { return ignoreUnnamed(context, *options); }; });
}

} // namespace albumen::cli
