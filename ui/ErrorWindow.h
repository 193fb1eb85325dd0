// What is shown instead of the window when the library cannot be opened: one sentence, and a way out.
#pragma once

#include <QWidget>

#include "base/Error.h"

namespace albumen {

/// Threads: GUI.
class ErrorWindow final : public QWidget
{
    Q_OBJECT

public:
    explicit ErrorWindow(const Error& error, QWidget* parent = nullptr);
};

} // namespace albumen
