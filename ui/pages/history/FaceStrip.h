// A few faces in lines, only to be looked at.
#pragma once

#include <vector>

#include <QWidget>

#include "photo/Ids.h"

namespace albumen {

class Thumbnails;

/// As high as its lines need; two at most, the rest is counted. Threads: GUI.
class FaceStrip final : public QWidget
{
    Q_OBJECT

public:
    explicit FaceStrip(Thumbnails& thumbnails, QWidget* parent = nullptr);
    /// Hidden when there is none.
    void setFaces(std::vector<FaceId> faces);

    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    int columns(int width) const;

    Thumbnails& thumbnails_;
    std::vector<FaceId> faces_;
};

} // namespace albumen
