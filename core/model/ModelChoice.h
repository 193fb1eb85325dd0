// Which model does a job: the one the user chose, else the best that is installed; and, where none is, one sentence
// that says what is missing and how to get it.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/Error.h"
#include "base/Note.h"
#include "model/ModelStore.h"

namespace albumen {

/// The user's choice by id; empty = the best installed.
struct WantedModels {
    std::string detect, embed;
    std::string attribute = {}; ///< empty: none, whatever is installed
};

struct ChosenModel {
    const ModelRecord* record = nullptr; ///< never null; lives as long as the store
    VerifiedFiles files;
    std::optional<Note> note; ///< why this is not the model the user chose, or what was refused
};

/// The best verified model of a task. `wanted` is the user's choice by id; empty = none.
/// Fails: modelMissing (the error's path is the task's name, its detail the whole sentence of missingModel), and
/// modelHashWrong when files of a model are there but none of any model is right.
Result<ChosenModel> chooseModel(ModelStore& store, ModelTask task, std::string_view wanted = {});

/// The model of a task that a user names, where it can be used as it is.
/// Fails: usage (no model of this task has the id; the detail says how to see which there are), modelMissing and
/// modelHashWrong (the error's path is the id).
Result<const ModelRecord*> namedModel(ModelStore& store, ModelTask task, const std::string& id);

/// "Names need a face embedder, and none is installed. Get one with: albumen-cli models fetch"; where none of the task
/// is published, which files are to be put where.
std::string missingModel(const ModelStore& store, ModelTask task);
Note missingNote(const ModelStore& store, ModelTask task); ///< the same, as a value

} // namespace albumen
