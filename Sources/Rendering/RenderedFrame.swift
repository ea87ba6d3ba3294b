public import Raster

/// A frame as an 8-bit image, and how it was made.
public struct RenderedFrame: Sendable, Equatable {
    public var image: RGBImage
    public var recipe: RenderingRecipe

    public init(image: RGBImage, recipe: RenderingRecipe) {
        self.image = image
        self.recipe = recipe
    }
}
