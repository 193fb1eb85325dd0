// Vectors with the person each is of, in a file: made once from photos, grouped many times.
#pragma once

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <map>
#include <string>
#include <vector>

#include "people/GroupScore.h"
#include "people/Grouper.h"

namespace albumen::bench {

/// Faces to group whose people are known.
struct KnownFaces {
    std::vector<std::vector<float>> vectors;
    std::vector<FaceGrade> grades;
    std::vector<std::size_t> people;
    std::vector<std::uint32_t>
        pictures; ///< equal for two faces of one picture; empty: each face has a picture of its own

    std::size_t count() const { return vectors.size(); }
};

/// The same id for the same number, spread as hashes are.
inline ContentId pictureId(std::uint32_t number)
{
    ContentId id{.method = 1};
    for (std::size_t i = 0; i < 4; ++i) {
        id.hash[i] = static_cast<std::byte>((number * 2654435761U) >> (8 * i));
        id.hash[i + 4] = static_cast<std::byte>(number >> (8 * i));
    }
    return id;
}

/// Borrows the vectors.
inline std::vector<FaceToGroup> toGroup(const KnownFaces& known)
{
    std::vector<FaceToGroup> faces;
    for (std::uint32_t i = 0; i < known.count(); ++i)
        faces.push_back({FaceId{i},
                         pictureId(known.pictures.empty() ? i : known.pictures[i]),
                         {static_cast<float>(i) * 1e-7F, 0, 0.1F, 0.1F},
                         known.grades[i],
                         known.vectors[i]});
    return faces;
}

/// A grouping against the truth.
inline std::vector<PersonTally> tally(const KnownFaces& known, const Partition& partition)
{
    std::vector<GroupedFace> faces;
    for (const std::size_t person : known.people) faces.push_back({person, std::nullopt});
    for (std::size_t group = 0; group < partition.groups.size(); ++group)
        for (const FaceId face : partition.groups[group].faces)
            faces[static_cast<std::size_t>(raw(face))].group = group;
    return tallyPeople(faces);
}

// The file: how long a vector is, then per face the person's number, the grade and the vector; numbers of 32 bits in
// the order of this machine.

inline void writeFaces(const std::filesystem::path& file, const KnownFaces& known)
{
    std::ofstream out(file, std::ios::binary);
    const auto put = [&](const auto& value) { out.write(reinterpret_cast<const char*>(&value), sizeof value); };
    put(static_cast<std::int32_t>(known.vectors.front().size()));
    for (std::size_t i = 0; i < known.count(); ++i) {
        put(static_cast<std::int32_t>(known.people[i]));
        put(static_cast<std::int32_t>(known.grades[i]));
        for (const float number : known.vectors[i]) put(number);
    }
}

inline KnownFaces readFaces(const std::filesystem::path& file)
{
    std::ifstream in(file, std::ios::binary);
    const auto get = [&](auto& value) { in.read(reinterpret_cast<char*>(&value), sizeof value); };
    std::int32_t dim = 0, person = 0, grade = 0;
    get(dim);
    KnownFaces known;
    for (get(person); in; get(person)) {
        get(grade);
        std::vector<float> vector(static_cast<std::size_t>(dim));
        for (float& number : vector) get(number);
        known.people.push_back(static_cast<std::size_t>(person));
        known.grades.push_back(static_cast<FaceGrade>(grade));
        known.vectors.push_back(std::move(vector));
    }
    return known;
}

} // namespace albumen::bench
